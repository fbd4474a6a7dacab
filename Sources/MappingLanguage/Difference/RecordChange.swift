package import Records

/// How one record comes out of two mappings otherwise.
package struct RecordChange: Hashable, Sendable {
  package struct Field: Hashable, Sendable {
    package var name: String
    /// What would be written; `nil` where nothing would.
    package var before: JSON?
    package var after: JSON?
  }

  /// What would become of it, in one word: `sent`, `skipped`, `held`, `invalid`, `run failed`.
  package var before: String
  package var after: String
  /// Who decided and why, where it is not sent: `r8 R401 at Email`.
  package var beforeReason: String?
  package var afterReason: String?
  package var fields: [Field]

  /// `nil` where it comes out the same.
  package init?(_ before: RecordOutcome, _ after: RecordOutcome) {
    let (old, new) = (Ending(before), Ending(after))
    fields = Self.fields(old.record, new.record)
    guard old.word != new.word || old.cause != new.cause || !fields.isEmpty else { return nil }
    self.before = old.word
    self.after = new.word
    beforeReason = old.reason
    afterReason = new.reason
    // What is not sent at all is one thing, not a list of fields.
    if old.word != new.word { fields = [] }
  }

  private static func fields(_ old: JSONObject?, _ new: JSONObject?) -> [Field] {
    guard let old, let new else { return [] }
    let names = old.names + new.names.filter { old[$0] == nil }
    return names.filter { old[$0] != new[$0] }.map {
      Field(name: $0, before: old[$0], after: new[$0])
    }
  }

  private struct Ending {
    var word: String
    /// What a person would see on the workbench; identifiers of rules do not count.
    var cause: [String?] = []
    var reason: String?
    var record: JSONObject?

    init(_ outcome: RecordOutcome) {
      switch outcome {
      case .emitted(let mapped):
        word = "sent"
        record = (try? JSON(parsing: mapped.json))?.object
      case .dropped(let filter):
        word = "skipped"
        reason = filter
      case .held(let held):
        word = "held"
        cause = [held.target, held.ask?.text, held.failure?.code.rawValue]
        reason = Self.reason(held.by, held.failure?.code.rawValue, held.target)
      case .rejected(let rejection):
        word = "invalid"
        cause = [rejection.target, rejection.code.rawValue]
        reason = Self.reason(rejection.by, rejection.code.rawValue, rejection.target)
      case .runFailed(let rejection):
        word = "run failed"
        cause = [rejection.target, rejection.code.rawValue]
        reason = Self.reason(rejection.by, rejection.code.rawValue, rejection.target)
      }
    }

    private static func reason(_ by: String, _ code: String?, _ target: String?) -> String {
      ([by] + [code, target.map { "at \($0)" }].compactMap(\.self)).joined(separator: " ")
    }
  }
}
