import MappingLanguage
package import Records

/// One source record, and what a mapping that says its description must make of it.
package struct EvaluationCase: Hashable, Sendable {
  /// What is right; several may be.
  package struct Expected: Hashable, Sendable {
    package var outcome: FoundOutcome.Kind
    /// The whole record that is written; null where a field may be absent or null.
    package var record: JSONObject
    /// Target fields that are written as null.
    package var erased: Set<String>
    /// The target field or the sentence that decides the outcome, where one does.
    package var by: String?

    package init(
      outcome: FoundOutcome.Kind,
      record: JSONObject = JSONObject(),
      erased: Set<String> = [],
      by: String? = nil
    ) {
      self.outcome = outcome
      self.record = record
      self.erased = erased
      self.by = by
    }
  }

  package var name: String
  package var input: JSON
  /// What the destination holds; JSON null for no such record.
  package var current: JSON
  /// The records that look-ups find, by `SYSTEM.OBJECT`.
  package var lookups: JSONObject
  /// The first is what a person expects; the others are as right.
  package var accepted: [Expected]

  package init(
    name: String,
    input: JSON,
    current: JSON = .null,
    lookups: JSONObject = JSONObject(),
    accepted: [Expected]
  ) {
    self.name = name
    self.input = input
    self.current = current
    self.lookups = lookups
    self.accepted = accepted
  }
}

extension EvaluationCase {
  /// The case as a test of a spec: its look-ups under the names that the spec gave them.
  func test(of spec: MappingSpec) -> SpecTest {
    var answers = JSONObject()
    for lookup in spec.lookups {
      guard let held = lookups["\(lookup.system).\(lookup.object)"] else { continue }
      answers[lookup.name] = .array(
        (held.array ?? [held]).map { Self.completed($0, for: lookup) }
      )
    }
    return SpecTest(
      name: name,
      input: input,
      current: current,
      lookups: answers.members.isEmpty ? nil : .object(answers),
      expect: SpecTest.Expectation(outcome: .emit)
    )
  }

  /// A record with all fields that a look-up asks; null where the case does not have them.
  private static func completed(_ record: JSON, for lookup: Lookup) -> JSON {
    guard var object = record.object else { return record }
    let asked = lookup.match.map(\.field) + (lookup.returns == "found" ? [] : [lookup.returns])
    for field in asked where object[field] == nil { object[field] = .null }
    return .object(object)
  }
}
