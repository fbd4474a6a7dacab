import Records

/// What differs between a mapping and its revision, as operations of a JSON Patch.
struct RevisionPatch {
  private(set) var operations: [JSON] = []

  private let mapping: JSON
  /// The identifiers of the new sentences.
  private let fresh: Set<String>
  private let keepsTests: Bool
  /// What stands for a new sentence that a changed part does not cite itself.
  private var rules: [JSON]

  init(_ mapping: JSON, fresh: Set<String>, keepsTests: Bool) {
    self.mapping = mapping
    self.fresh = fresh
    self.keepsTests = keepsTests
    rules = mapping["rules"]?.array ?? []
  }

  private func items(_ section: String) -> [JSON] { mapping[section]?.array ?? [] }

  /// Whether two parts say the same, whatever the order of their members.
  private static func same(_ left: JSON, _ right: JSON) -> Bool {
    left == right || left.text(.canonical) == right.text(.canonical)
  }

  private static func holds(_ parts: [JSON], _ part: JSON) -> Bool {
    parts.contains { same($0, part) }
  }

  private func cites(_ part: JSON) -> Bool {
    (part["because"]?.array ?? []).contains { fresh.contains($0["s"]?.string ?? "") }
  }

  /// Turns everything that a draft has beyond the mapping into operations.
  mutating func add(_ draft: inout MappingDraft) {
    let old = mapping
    changeRules(&draft)
    let filters = addFilters(draft)
    for section in ["value_maps", "lookups", "variables"] {
      let now =
        ["value_maps": draft.valueMaps, "lookups": draft.lookups][section]
        ?? draft.variables
      append(now.filter { !Self.holds(items(section), $0) && isUsed($0, in: section) }, to: section)
    }
    append(
      draft.assumptions.dropFirst(items("assumptions").count)
        .map { ["id": .string($0.id), "text": .string($0.text)] },
      to: "assumptions"
    )
    account(&draft)
    changeTarget(draft)
    takeBackQuestions(draft)
    if !keepsTests { changeTests(draft, from: old, filters) }
  }

  // MARK: Rules

  private mutating func changeRules(_ draft: inout MappingDraft) {
    var number = rules.compactMap { Int(($0["id"]?.string ?? "").dropFirst()) }.max() ?? 0
    for drafted in draft.rules where !draft.isUntouched(drafted, fresh) {
      guard var rule = draft.revised(drafted, fresh) else { continue }
      let index = rules.firstIndex { $0["target"] == rule["target"] }
      if let index {
        rule = Self.replaced(rules[index], by: rule, keeping: drafted.present != nil)
        guard !Self.same(rule, rules[index]) else { continue }
        operations.append(Self.operation("replace", "/rules/\(index)", rule))
        rules[index] = rule
      } else {
        number += 1
        rule = Self.named("r\(number)", rule)
        operations.append(Self.operation("add", "/rules/-", rule))
        rules.append(rule)
      }
    }
    removeRules(draft)
  }

  private mutating func removeRules(_ draft: MappingDraft) {
    let kept = Set(draft.rules.map(\.target.name))
    for index in rules.indices.reversed() {
      guard let name = rules[index]["target"]?.string, draft.target[name] != nil,
        !kept.contains(name), draft.notMapped.contains(where: { $0["field"]?.string == name })
      else { continue }
      operations.append(Self.operation("remove", "/rules/\(index)", nil))
      rules.remove(at: index)
    }
  }

  /// The rule in its place: its name, and the reasons it had besides the new ones.
  private static func replaced(_ old: JSON, by new: JSON, keeping: Bool) -> JSON {
    var object = keeping ? old.object ?? JSONObject() : new.object ?? JSONObject()
    if keeping {
      for member in new.object?.members ?? [] { object[member.name] = member.value }
    }
    let reasons = old["because"]?.array ?? []
    let added = (new["because"]?.array ?? []).filter { !holds(reasons, $0) }
    // The value says itself which records it is for.
    if new["when"] == .null { object["when"] = nil }
    object["id"] = old["id"]
    object["because"] = .array(reasons + added)
    return .object(object)
  }

  private static func named(_ name: String, _ part: JSON) -> JSON {
    var object = part.object ?? JSONObject()
    object["id"] = .string(name)
    return .object(object)
  }

  // MARK: Other parts

  private static let actions = ["drop_record", "hold_record", "reject_record"]

  private static func rank(_ filter: JSON) -> Int {
    actions.firstIndex(of: filter["action"]?.string ?? "") ?? actions.count
  }

  /// Each behind the last one that stops records at least as early.
  private mutating func addFilters(_ draft: MappingDraft) -> [JSON] {
    var filters = items("filters")
    for index in filters.indices.reversed() where draft.withdrawn.contains(filters[index]) {
      operations.append(Self.operation("remove", "/filters/\(index)", nil))
      filters.remove(at: index)
    }
    let taken = filters.compactMap { Int(($0["id"]?.string ?? "").dropFirst()) }
    var number = max(taken.max() ?? 0, filters.count)
    let new = draft.filters.filter { filter in
      cites(filter)
        && !filters.contains {
          Self.same($0["when"] ?? .null, filter["when"] ?? .null)
            && $0["action"] == filter["action"]
        }
    }
    let hadNone = mapping["filters"] == nil
    for filter in new {
      number += 1
      let filter = Self.named("f\(number)", filter)
      let place = (filters.lastIndex { Self.rank($0) <= Self.rank(filter) } ?? -1) + 1
      filters.insert(filter, at: place)
      if !hadNone { operations.append(Self.operation("add", "/filters/\(place)", filter)) }
    }
    if hadNone, !filters.isEmpty {
      operations.append(Self.operation("add", "/filters", .array(filters)))
    }
    return filters
  }

  /// Whether something that is written uses a part; what a sentence only tried for is not.
  private func isUsed(_ part: JSON, in section: String) -> Bool {
    guard let name = part["name"] else { return false }
    let key = ["value_maps": "map", "lookups": "lookup"][section] ?? "var"
    return operations.contains { Self.mentions($0["value"] ?? .null, key, name) }
  }

  private static func mentions(_ json: JSON, _ key: String, _ name: JSON) -> Bool {
    if json[key] == name { return true }
    return (json.array ?? json.object?.members.map(\.value) ?? []).contains {
      mentions($0, key, name)
    }
  }

  private mutating func append(_ parts: [JSON], to section: String) {
    guard !parts.isEmpty else { return }
    guard mapping[section] != nil else {
      operations.append(Self.operation("add", "/" + section, .array(parts)))
      return
    }
    operations += parts.map { Self.operation("add", "/\(section)/-", $0) }
  }

  /// What is not mapped any more, and what was not and now is.
  private mutating func account(_ draft: inout MappingDraft) {
    let written = Set(
      rules.filter { cites($0) }.compactMap { $0["target"]?.string }
    )
    for (index, entry) in items("not_mapped").enumerated().reversed()
    where entry["field"]?.string.map(written.contains) == true {
      operations.append(Self.operation("remove", "/not_mapped/\(index)", nil))
    }
    let cited = rules + draft.filters + draft.questions
    let entries = draft.notMapped.compactMap { entry -> JSON? in
      let isAlone = entry["field"] == nil
      let names = (entry["because"]?.array ?? []).compactMap { $0["s"]?.string }
      // A sentence that a part cites needs no other reason.
      let isCited = names.allSatisfy { name in
        cited.contains { ($0["because"]?.array ?? []).contains { $0["s"]?.string == name } }
      }
      if isAlone, isCited { return nil }
      return cites(entry) ? entry : citing(entry, draft)
    }
    append(entries, to: "not_mapped")
  }

  /// An entry about an earlier sentence is there because of an answer.
  private func citing(_ entry: JSON, _ draft: MappingDraft) -> JSON? {
    guard
      let answer = draft.answers.values.filter({ fresh.contains($0.sentence) })
        .min(by: { $0.sentence < $1.sentence })
    else { return nil }
    var object = entry.object ?? JSONObject()
    object["because"] = .array(
      (entry["because"]?.array ?? []) + [draft.reason(answer.sentence, answer.quote)]
    )
    return .object(object)
  }

  private mutating func changeTarget(_ draft: MappingDraft) {
    let key = draft.operation == "insert" ? nil : draft.keyTarget
    let names = JSON.strings(key.map { [$0] } ?? [])
    if key != mapping["target"]?["key"]?[0]?.string {
      operations.append(
        Self.operation(mapping["target"]?["key"] == nil ? "add" : "replace", "/target/key", names)
      )
    }
    let word: String? = key != nil && draft.operation == "insert" ? "upsert" : draft.operation
    if let word, word != mapping["target"]?["operation"]?.string {
      operations.append(Self.operation("replace", "/target/operation", .string(word)))
    }
  }

  /// Questions that a new sentence answers go, what it leads to comes.
  private mutating func takeBackQuestions(_ draft: MappingDraft) {
    let known = items("questions")
    let new = draft.questions.filter { !Self.holds(known, $0) }
    for (index, question) in known.enumerated().reversed() {
      let text = question["text"]?.string ?? ""
      guard let answer = draft.answers[text], fresh.contains(answer.sentence),
        !draft.questions.contains(where: { $0["text"] == question["text"] }),
        draft.used.contains(text)
      else { continue }
      operations.append(Self.operation("remove", "/questions/\(index)", nil))
    }
    append(new, to: "questions")
  }

  // MARK: Tests

  /// Tests that the stand-in wrote are written anew; others are left alone.
  private mutating func changeTests(_ draft: MappingDraft, from old: JSON, _ filters: [JSON]) {
    let before = Self.tests(draft, items("rules"), items("filters"))
    let after = Self.tests(draft, rules, filters)
    var kept = items("tests")
    for (index, test) in kept.enumerated().reversed() where Self.holds(before, test) {
      let now = after.first { $0["name"] == test["name"] }
      if let now, Self.same(now, test) { continue }
      let path = "/tests/\(index)"
      operations.append(Self.operation(now == nil ? "remove" : "replace", path, now))
      kept[index] = now ?? .null
    }
    let names = Set(items("tests").compactMap { $0["name"]?.string })
    append(
      after.filter { !names.contains($0["name"]?.string ?? "") && !Self.holds(before, $0) },
      to: "tests"
    )
  }

  private static func tests(_ draft: MappingDraft, _ rules: [JSON], _ filters: [JSON]) -> [JSON] {
    TestWriting(draft, rules: rules, filters: filters).tests().map(canonical)
  }

  /// A test as a mapping holds it.
  private static func canonical(_ test: JSON) -> JSON {
    func record(_ pairs: JSON?) -> JSON {
      var object = JSONObject()
      for pair in pairs?.array ?? [] {
        let list = pair["list"]?.array ?? []
        object[pair["name"]?.string ?? ""] = list.isEmpty ? pair["value"] : .array(list)
      }
      return .object(object)
    }
    let expect = test["expect"] ?? .null
    let fields = record(expect["record"])
    return .members([
      "name": test["name"], "input": record(test["input"]),
      "expect": .members([
        "outcome": expect["outcome"], "by": expect["by"] == .null ? nil : expect["by"],
        "code": expect["code"] == .null ? nil : expect["code"],
        "record": fields.object?.members.isEmpty == true ? JSON?.none : fields,
      ]),
    ])
  }

  private static func operation(_ op: String, _ path: String, _ value: JSON?) -> JSON {
    .members(["op": .string(op), "path": .string(path), "value": value])
  }
}
