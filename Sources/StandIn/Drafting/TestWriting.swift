import Records

/// Writes a few small tests that follow from the sentences.
struct TestWriting {
  private static let testsMax = 4

  let draft: MappingDraft
  private let base: [(name: String, value: JSON)]

  init(_ draft: MappingDraft) {
    self.draft = draft
    base = Self.base(draft)
  }

  func tests() -> [JSON] {
    var tests = [complete()] + fallbacks() + stopped() + missing()
    // The refused record says most about a required field: it keeps its place.
    if tests.count > Self.testsMax { tests = Array(tests.prefix(Self.testsMax - 1)) + missing() }
    return Array(tests.prefix(Self.testsMax))
  }

  // MARK: One record that passes

  /// The fields that decide something: the key's, required ones, those of particular sentences.
  private static func base(_ draft: MappingDraft) -> [(name: String, value: JSON)] {
    var values: [(name: String, value: JSON)] = []
    func add(_ field: CatalogField, _ value: JSON) {
      if !values.contains(where: { $0.name == field.name }) { values.append((field.name, value)) }
    }
    for filter in draft.filters {
      if let value = filter.passing(sample: Sample.value(of: filter.field, for: nil)) {
        add(filter.field, value)
      }
    }
    let blocked = Set(draft.filters.map(\.field.name))
    for rule in draft.rules where matters(rule, draft) {
      if case .field(let field, _) = rule.source, !blocked.contains(field.name),
        let value = Sample.fitting(field, into: rule.target)
      {
        add(field, value)
      }
    }
    return values
  }

  private static func matters(_ rule: DraftedRule, _ draft: MappingDraft) -> Bool {
    rule.target.name == draft.keyTarget || rule.target.requiredOnCreate || rule.fallback != nil
      || !rule.steps.isEmpty
  }

  private func input(without name: String? = nil, with extra: (String, JSON)? = nil) -> JSON {
    var fields = base.filter { $0.name != name && $0.name != extra?.0 }
    if let extra { fields.append((extra.0, extra.1)) }
    return Wire.record(fields)
  }

  private func test(
    _ name: String,
    _ input: JSON,
    outcome: String,
    by: String? = nil,
    code: String? = nil,
    record: [(name: String, value: JSON)] = []
  ) -> JSON {
    [
      "name": .string(name), "input": input,
      "expect": [
        "outcome": .string(outcome), "by": by.map { .string($0) } ?? .null,
        "code": code.map { .string($0) } ?? .null, "record": Wire.record(record),
      ],
    ]
  }

  private func complete() -> JSON {
    let expected = draft.rules.compactMap { rule -> (name: String, value: JSON)? in
      guard case .field(let field, _) = rule.source, rule.steps.isEmpty, rule.exceptions.isEmpty,
        let value = base.first(where: { $0.name == field.name })?.value, value.string != nil
      else { return nil }
      return (rule.target.name, value)
    }
    return test("a complete record", input(), outcome: "emit", record: expected)
  }

  private func fallbacks() -> [JSON] {
    draft.rules.compactMap { rule in
      guard case .field(let field, _) = rule.source, case .constant(let value)? = rule.fallback,
        rule.exceptions.isEmpty
      else { return nil }
      return test(
        "no \(field.label)",
        input(without: field.name),
        outcome: "emit",
        record: [(rule.target.name, value)]
      )
    }
  }

  private func stopped() -> [JSON] {
    draft.filters.enumerated().map { index, filter in
      let value = filter.stopped(sample: Sample.value(of: filter.field, for: nil))
      return test(
        "left out by \(filter.field.label)",
        input(without: filter.field.name, with: value.map { (filter.field.name, $0) }),
        outcome: "drop_record",
        by: "f\(index + 1)"
      )
    }.prefix(1).map { $0 }
  }

  private func missing() -> [JSON] {
    let index = draft.rules.firstIndex { rule in
      guard case .field(let field, _) = rule.source, rule.fallback == nil else { return false }
      return rule.target.requiredOnCreate && rule.target.name != draft.keyTarget
        && !draft.filters.contains { $0.field.name == field.name }
    }
    guard let index, case .field(let field, _) = draft.rules[index].source else { return [] }
    return [
      test(
        "no \(field.label), which \(draft.target.object) requires",
        input(without: field.name),
        outcome: "reject_record",
        by: "r\(index + 1)",
        code: "R201"
      )
    ]
  }
}
