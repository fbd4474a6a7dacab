import Records

/// Writes a few small tests that follow from the sentences, where their outcome is certain.
struct TestWriting {
  private static let testsMax = 4

  private let draft: MappingDraft
  private let rules: [JSON]
  private let filters: [JSON]
  private let base: [(name: String, value: JSON)]

  init(_ draft: MappingDraft, rules: [JSON], filters: [JSON]) {
    self.draft = draft
    self.rules = rules
    self.filters = filters
    base = Self.base(draft, rules, filters)
  }

  func tests() -> [JSON] {
    guard draft.questions.isEmpty || filters.isEmpty, isSimple else { return [] }
    var tests = [complete()] + fallbacks() + stopped() + missing()
    // The refused record says most about a required field: it keeps its place.
    if tests.count > Self.testsMax { tests = Array(tests.prefix(Self.testsMax - 1)) + missing() }
    return Array(tests.prefix(Self.testsMax))
  }

  /// Every filter asks whether one field is there or not, or what it is; every rule just copies.
  private var isSimple: Bool {
    let isPlain = filters.allSatisfy { filter in
      guard filter["action"] == "drop_record", let test = Self.test(of: filter),
        test["of"]?["field"]?.string != nil, Canonical.steps(of: test["of"] ?? .null).isEmpty
      else { return false }
      return ["is_null", "eq", "ne", "is_true", "is_not_true"].contains(test["op"]?.string ?? "")
    }
    return isPlain && areApart && (draft.operation ?? "upsert") == "upsert"
      && rules.allSatisfy { rule in
        let isRequired = rule["on_null"] == "reject_record"
        let value = rule["value"] ?? .null
        return !isRequired
          || value["field"]?.string != nil
            && Canonical.steps(of: value).allSatisfy {
              Self.harmless.contains($0["fn"]?.string ?? "")
            }
          || value["const"] != nil
      }
  }

  /// Steps that give a value for every value.
  private static let harmless: Set<String> = [
    "lower", "upper", "trim", "title_case", "truncate", "default",
  ]

  /// Of several filters about one field, all leave out certain values.
  private var areApart: Bool {
    let tests = filters.compactMap(Self.test)
    let names = tests.compactMap { $0["of"]?["field"]?.string }
    return tests.allSatisfy { test in
      test["op"] == "eq" || names.count { $0 == test["of"]?["field"]?.string } == 1
    }
  }

  private static func test(of filter: JSON) -> JSON? {
    let tests = filter["when"]?["all"]?.array ?? []
    return tests.count == 1 ? tests[0] : nil
  }

  // MARK: One record that passes

  private static func base(
    _ draft: MappingDraft,
    _ rules: [JSON],
    _ filters: [JSON]
  ) -> [(name: String, value: JSON)] {
    var values: [(name: String, value: JSON)] = []
    func add(_ name: String, _ value: JSON) {
      if !values.contains(where: { $0.name == name }) { values.append((name, value)) }
    }
    var blocked: Set<String> = []
    for filter in filters {
      guard let test = test(of: filter), let name = test["of"]?["field"]?.string,
        let field = draft.source[name]
      else { continue }
      switch test["op"]?.string {
      case "is_null": add(name, Sample.value(of: field, for: nil))
      case "ne": add(name, test["arg"] ?? .null)
      case "is_not_true": add(name, true)
      default: blocked.insert(name)
      }
    }
    for rule in rules where rule["on_null"] == "reject_record" || hasDefault(rule) {
      guard let name = rule["value"]?["field"]?.string, let field = draft.source[name],
        let target = draft.target[rule["target"]?.string ?? ""], !blocked.contains(name),
        let value = Sample.fitting(field, into: target)
      else { continue }
      add(name, value)
    }
    return values
  }

  private static func hasDefault(_ rule: JSON) -> Bool {
    let steps = Canonical.steps(of: rule["value"] ?? .null)
    return rule["when"] == nil && steps.count == 1 && steps[0]["fn"] == "default"
  }

  private func input(without name: String? = nil, with extra: (String, JSON)? = nil) -> JSON {
    var fields = base.filter { $0.name != name && $0.name != extra?.0 }
    if let extra { fields.append((extra.0, extra.1)) }
    return Self.record(fields)
  }

  private static func record(_ fields: [(name: String, value: JSON)]) -> JSON {
    .array(fields.map { ["name": .string($0.name), "value": $0.value, "list": []] })
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
        "code": code.map { .string($0) } ?? .null, "record": Self.record(record),
      ],
    ]
  }

  private func complete() -> JSON {
    let expected = rules.compactMap { rule -> (name: String, value: JSON)? in
      guard let name = rule["value"]?["field"]?.string, rule["when"] == nil,
        Canonical.steps(of: rule["value"] ?? .null).isEmpty || Self.hasDefault(rule),
        let value = base.first(where: { $0.name == name })?.value, value.string != nil
      else { return nil }
      return (rule["target"]?.string ?? "", value)
    }
    return test("a complete record", input(), outcome: "emit", record: expected)
  }

  private func fallbacks() -> [JSON] {
    rules.compactMap { rule in
      guard Self.hasDefault(rule), let name = rule["value"]?["field"]?.string,
        let field = draft.source[name], !isAsked(name),
        let value = Canonical.steps(of: rule["value"] ?? .null)[0]["value"]
      else { return nil }
      return test(
        "no \(field.label)",
        input(without: name),
        outcome: "emit",
        record: [(rule["target"]?.string ?? "", value)]
      )
    }
  }

  private func isAsked(_ name: String) -> Bool {
    filters.contains { Self.test(of: $0)?["of"]?["field"]?.string == name }
      || rules.filter { $0["on_null"] == "reject_record" && !Self.hasDefault($0) }
        .contains { $0["value"]?["field"]?.string == name }
  }

  private func stopped() -> [JSON] {
    filters.prefix(1).compactMap { filter in
      guard let test = Self.test(of: filter), let name = test["of"]?["field"]?.string,
        let field = draft.source[name]
      else { return nil }
      let value: JSON? =
        switch test["op"]?.string {
        case "eq": test["arg"]
        case "is_true": true
        default: nil
        }
      return self.test(
        "left out by \(field.label)",
        input(without: name, with: value.map { (name, $0) }),
        outcome: "drop_record",
        by: filter["id"]?.string
      )
    }
  }

  private func missing() -> [JSON] {
    let rule = rules.first { rule in
      guard let name = rule["value"]?["field"]?.string else { return false }
      return draft.target[rule["target"]?.string ?? ""]?.requiredOnCreate == true
        && Canonical.steps(of: rule["value"] ?? .null).isEmpty
        && rule["target"]?.string != draft.keyTarget
        && !filters.contains { Self.test(of: $0)?["of"]?["field"]?.string == name }
    }
    guard let rule, let name = rule["value"]?["field"]?.string, let field = draft.source[name],
      let id = rule["id"]?.string
    else { return [] }
    return [
      test(
        "no \(field.label), which \(draft.target.object) requires",
        input(without: name),
        outcome: "reject_record",
        by: id,
        code: "R201"
      )
    ]
  }
}
