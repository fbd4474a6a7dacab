import Records

/// Two mappings side by side, kind of part by kind of part.
struct PartPair {
  let before: MappingSpec
  let after: MappingSpec

  /// Parts that belong together by their names, in the order of the new ones, then what went.
  func paired<Part>(
    _ old: [Part],
    _ new: [Part],
    by name: (Part) -> String
  ) -> [(name: String, old: Part?, new: Part?)] {
    var left = old
    var pairs: [(String, Part?, Part?)] = []
    for part in new {
      let place = left.firstIndex { name($0) == name(part) }
      pairs.append((name(part), place.map { left.remove(at: $0) }, part))
    }
    return pairs + left.map { (name($0), $0, nil) }
  }

  /// Takes out of both what is the same, once for each.
  func unmatched<Part>(
    _ old: [Part],
    _ new: [Part],
    by form: (Part) -> JSON
  ) -> (old: [Part], new: [Part]) {
    var left = old
    let rest = new.filter { part in
      guard let place = left.firstIndex(where: { form($0) == form(part) }) else { return true }
      left.remove(at: place)
      return false
    }
    return (left, rest)
  }

  /// Lines that differ also where a review line does not show it.
  func lines(_ old: String, _ new: String, _ oldJSON: JSON, _ newJSON: JSON) -> ([String], [String])
  {
    old == new ? ([oldJSON.text()], [newJSON.text()]) : ([old], [new])
  }

  // MARK: Texts

  var sentences: [MappingChange] { texts(before.description, after.description, .sentence) }

  var assumptions: [MappingChange] { texts(before.assumptions, after.assumptions, .assumption) }

  private func texts(
    _ old: [Sentence],
    _ new: [Sentence],
    _ part: MappingChange.Part
  ) -> [MappingChange] {
    let rest = unmatched(old, new) { .string($0.text) }
    return paired(rest.old, rest.new, by: \.id).map { id, old, new in
      MappingChange(
        part,
        id,
        before: old.map { [$0.text] } ?? [],
        after: new.map { [$0.text] } ?? []
      )
    }
  }

  var questions: [MappingChange] {
    let rest = unmatched(before.questions, after.questions) { PartForm.of($0.json) }
    func line(_ question: Question) -> String {
      question.options.isEmpty
        ? question.text : "\(question.text) (\(question.options.joined(separator: " / ")))"
    }
    return paired(rest.old, rest.new, by: \.text).map { text, old, new in
      MappingChange(
        .question,
        text,
        before: old.map { [line($0)] } ?? [],
        after: new.map { [line($0)] } ?? [],
        because: (new ?? old)?.because ?? []
      )
    }
  }

  var notMapped: [MappingChange] {
    let rest = unmatched(before.notMapped, after.notMapped) { entry in
      .array([.string(entry.field ?? ""), .string(entry.reason)])
    }
    return paired(rest.old, rest.new) { $0.field ?? $0.reason }.map { name, old, new in
      MappingChange(
        .notMapped,
        name,
        before: old.map { [$0.reason] } ?? [],
        after: new.map { [$0.reason] } ?? [],
        because: (new ?? old)?.because ?? []
      )
    }
  }

  var tests: [MappingChange] { changes(.test, before.tests, after.tests) }

  /// Tests, or cases beside the mappings.
  func changes(
    _ part: MappingChange.Part,
    _ before: [SpecTest],
    _ after: [SpecTest]
  ) -> [MappingChange] {
    paired(before, after, by: \.name).compactMap { name, old, new in
      guard old != new else { return nil }
      // What goes in may be a person's; what is expected says what changed.
      func lines(_ test: SpecTest?) -> [String] { test.map { [$0.expect.json.text()] } ?? [] }
      let isInput = old != nil && new != nil && old?.expect == new?.expect
      return MappingChange(
        part,
        name,
        before: isInput ? ["another input"] : lines(old),
        after: isInput ? ["another input, the same expected"] : lines(new)
      )
    }
  }

  // MARK: Ends and defaults

  var ends: [MappingChange] {
    var changes: [MappingChange] = []
    func add(_ part: MappingChange.Part, _ name: String, _ old: String, _ new: String) {
      if old != new { changes.append(MappingChange(part, name, before: [old], after: [new])) }
    }
    let (old, new) = (before, after)
    add(
      .source,
      "records come from",
      "\(old.source.system) \(old.source.object)",
      "\(new.source.system) \(new.source.object)"
    )
    func reading(_ rules: ReadRules) -> String { rules.json?.text() ?? "{}" }
    add(.source, "how texts are read", reading(old.source.read), reading(new.source.read))
    add(
      .target,
      "records go to",
      "\(old.target.system) \(old.target.object)",
      "\(new.target.system) \(new.target.object)"
    )
    add(.target, "operation", old.target.operation.rawValue, new.target.operation.rawValue)
    func key(_ end: TargetEnd) -> String { end.key.sorted().joined(separator: ", ") }
    add(.target, "key", key(old.target), key(new.target))
    func hash(_ text: String?) -> String { text.map { String($0.prefix(12)) } ?? "not known" }
    add(.catalog, "of the source", hash(old.source.schemaHash), hash(new.source.schemaHash))
    add(.catalog, "of the target", hash(old.target.schemaHash), hash(new.target.schemaHash))
    return changes
  }

  var defaults: [MappingChange] {
    let old = before.defaults.json.object ?? JSONObject()
    let new = after.defaults.json.object ?? JSONObject()
    let names = new.names + old.names.filter { new[$0] == nil }
    return names.filter { old[$0] != new[$0] }.map { name in
      MappingChange(
        .default,
        name,
        before: [old[name]?.string ?? "none"],
        after: [new[name]?.string ?? "none"]
      )
    }
  }
}
