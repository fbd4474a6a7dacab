package import Records

/// One target field that is not what a test expects of it.
package struct FieldDifference: Hashable, Sendable {
  package let name: String
  /// As JSON text, or `left out`.
  package let expected: String
  package let found: String

  package var json: JSON {
    ["name": .string(name), "expected": .string(expected), "found": .string(found)]
  }
}

/// In what an outcome differs from what a test expects.
struct OutcomeDifference {
  let message: String
  let found: String
  let expected: String
  /// Field by field, where the record that would be written differs.
  private(set) var fields: [FieldDifference] = []

  /// `nil` where nothing differs.
  init?(_ outcome: RecordOutcome, _ expectation: SpecTest.Expectation) {
    let found = Found(outcome)
    guard found.outcome == expectation.outcome else {
      self.init(
        "the outcome is another",
        found.drawing,
        Self.drawing(expectation.outcome, expectation.by, expectation.code)
      )
      return
    }
    if let by = expectation.by, by != found.by {
      self.init("another filter or rule decided", found.drawing, by)
      return
    }
    if let code = expectation.code, code != found.code {
      self.init("the code is another", found.drawing, code)
      return
    }
    self.init(found.record ?? .object(JSONObject()), expectation)
  }

  /// In what the record that would be written differs; `nil` where it does not.
  private init?(_ record: JSON, _ expectation: SpecTest.Expectation) {
    var found = JSONObject()
    var wanted = JSONObject()
    var fields: [FieldDifference] = []
    for member in expectation.record?.object?.members ?? [] {
      let value = record[member.name] ?? .null
      guard !value.agrees(with: member.value) else { continue }
      found[member.name] = value
      wanted[member.name] = member.value
      fields.append(Self.field(member.name, member.value, record[member.name]))
    }
    for name in expectation.leftOut {
      guard let value = record[name] else { continue }
      found[name] = value
      wanted[name] = .string("left out")
      fields.append(Self.field(name, nil, value))
    }
    for name in expectation.erased where record[name] != .null {
      found[name] = record[name] ?? .string("left out")
      wanted[name] = .null
      fields.append(Self.field(name, .null, record[name]))
    }
    guard !wanted.members.isEmpty else { return nil }
    let names = wanted.names.joined(separator: ", ")
    self.init(
      "\(names) \(wanted.names.count == 1 ? "differs" : "differ")",
      JSON.object(found).text(),
      JSON.object(wanted).text()
    )
    self.fields = fields
  }

  /// `nil`: the field is left out.
  private static func field(_ name: String, _ expected: JSON?, _ found: JSON?) -> FieldDifference {
    FieldDifference(
      name: name,
      expected: expected?.text() ?? "left out",
      found: found?.text() ?? "left out"
    )
  }

  private init(_ message: String, _ found: String, _ expected: String) {
    self.message = message
    self.found = found
    self.expected = expected
  }

  private struct Found {
    var outcome: SpecTest.Expectation.Outcome
    var by: String?
    var code: String?
    var record: JSON?
    var note: String?

    init(_ outcome: RecordOutcome) {
      switch outcome {
      case .emitted(let mapped):
        self.outcome = .emit
        record = try? JSON(parsing: mapped.json)
      case .dropped(let filter):
        self.outcome = .dropRecord
        by = filter
      case .held(let held):
        self.outcome = .holdRecord
        by = held.by
        code = held.failure?.code.rawValue
        note = held.failure?.message
      case .rejected(let rejection), .runFailed(let rejection):
        self.outcome = .rejectRecord
        by = rejection.by
        code = rejection.code.rawValue
        note = rejection.message
      }
    }

    var drawing: String {
      OutcomeDifference.drawing(outcome, by, code) + (note.map { ": \($0)" } ?? "")
    }
  }

  private static func drawing(
    _ outcome: SpecTest.Expectation.Outcome,
    _ by: String?,
    _ code: String?
  ) -> String {
    let parts = [outcome.rawValue, by.map { "by \($0)" }, code.map { "with \($0)" }]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}
