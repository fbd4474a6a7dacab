import MappingLanguage
package import Records

/// What a drafted mapping made of a case's record.
package struct FoundOutcome: Hashable, Sendable {
  /// What becomes of a record, in the words of cases.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case emit
    case dropRecord = "drop_record"
    case rejectRecord = "reject_record"
    case holdRecord = "hold_record"
    case failRun = "fail_run"
    /// There is no draft, or none that can run.
    case notRun = "not_run"

    init(_ outcome: SpecTest.Expectation.Outcome) {
      self =
        switch outcome {
        case .emit: .emit
        case .dropRecord: .dropRecord
        case .rejectRecord: .rejectRecord
        case .holdRecord: .holdRecord
        }
    }
  }

  package var kind: Kind
  /// What is written; empty where nothing is.
  package var record: JSONObject
  /// The target field that decided, where one did.
  package var target: String?

  static let notRun = FoundOutcome(kind: .notRun, record: JSONObject())

  init(kind: Kind, record: JSONObject, target: String? = nil) {
    self.kind = kind
    self.record = record
    self.target = target
  }

  init(_ outcome: RecordOutcome) {
    switch outcome {
    case .emitted(let mapped):
      let record = (try? JSON(parsing: mapped.json))?.object ?? JSONObject()
      self.init(kind: .emit, record: record)
    case .dropped: self.init(kind: .dropRecord, record: JSONObject())
    case .held(let held):
      self.init(kind: .holdRecord, record: JSONObject(), target: held.target)
    case .rejected(let rejection):
      self.init(kind: .rejectRecord, record: JSONObject(), target: rejection.target)
    case .runFailed(let rejection):
      self.init(kind: .failRun, record: JSONObject(), target: rejection.target)
    }
  }
}
