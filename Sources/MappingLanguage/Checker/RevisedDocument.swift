import Records

/// A mapping before and after new sentences, as documents, and what differs although it may not.
struct RevisedDocument {
  struct Finding {
    let message: String
    let pointer: String
    let hint: String
  }

  private let before: JSON
  private let after: JSON
  private let sentences: Set<String>

  init(_ before: JSON, _ after: JSON, sentences: Set<String>) {
    self.before = before
    self.after = after
    self.sentences = sentences
  }

  private var named: String { sentences.sorted().joined(separator: " or ") }

  private static func items(_ document: JSON, _ section: String) -> [JSON] {
    document[section]?.array ?? []
  }

  private func cites(_ part: JSON) -> Bool {
    (part["because"]?.array ?? []).contains { sentences.contains($0["s"]?.string ?? "") }
  }

  func isUnchanged(_ part: JSON, in section: String) -> Bool {
    Self.items(before, section).contains(part)
  }

  /// Parts of these kinds that are new or different.
  private func written(_ sections: [String]) -> [JSON] {
    sections.flatMap { section in
      Self.items(after, section).filter { !isUnchanged($0, in: section) }
    }
  }

  // MARK: Sections

  /// Where records come from and go to, and what holds for every rule, is no part of a revision.
  func fixedSections() -> [Finding] {
    var findings = ["mapping", "id", "description", "source"].filter { before[$0] != after[$0] }
      .map { section in
        Finding(
          message: "the patch changes \"\(section)\"",
          pointer: "/" + section,
          hint: "Leave it as it is: a revision changes rules, and what they use."
        )
      }
    for name in ["system", "object", "schema_hash"]
    where before["target"]?[name] != after["target"]?[name] {
      findings.append(
        Finding(
          message: "the patch changes where records go",
          pointer: "/target/" + name,
          hint: "Leave it as it is; another destination is another mapping."
        )
      )
    }
    return findings + target() + defaults()
  }

  /// The operation and the key follow from a sentence that the rule of the key cites.
  private func target() -> [Finding] {
    let changed = ["operation", "key"].filter { before["target"]?[$0] != after["target"]?[$0] }
    let keys = Set((after["target"]?["key"]?.array ?? []).compactMap(\.string))
    let rules = Self.items(after, "rules").filter { rule in
      keys.isEmpty || keys.contains(rule["target"]?.string ?? "")
    }
    guard let first = changed.first, !rules.contains(where: cites) else { return [] }
    return [
      Finding(
        message: "the patch changes the \(first) of the target, and no rule of the key cites "
          + named,
        pointer: "/target/" + first,
        hint: "Let the rule of the key cite the sentence that says so, or ask."
      )
    ]
  }

  /// A default that was not there may come; one that rules rely on stays.
  private func defaults() -> [Finding] {
    let old = before["defaults"]?.object ?? JSONObject()
    let new = after["defaults"]?.object ?? JSONObject()
    let changed =
      old.members.filter { new[$0.name] != $0.value }.map(\.name)
      + new.names.filter { old[$0] == nil && !["region", "locale"].contains($0) }
    return changed.map { name in
      Finding(
        message: "the patch changes the default \"\(name)\", which every rule follows",
        pointer: "/defaults/" + name,
        hint: "Say it in the rules that \(named) is about: on_null, on_error, write, or a step."
      )
    }
  }

  // MARK: Parts

  /// Filters, rules and variables that differ without a new sentence behind them.
  func parts() -> [Finding] {
    part("filters", "id") + part("rules", "id") + part("variables", "name")
  }

  private func part(_ section: String, _ key: String) -> [Finding] {
    let old = Self.items(before, section)
    let new = Self.items(after, section)
    var findings: [Finding] = []
    for (index, part) in old.enumerated() {
      let name = part[key]?.string ?? ""
      let place = "/\(section)/\(index)"
      guard let now = new.first(where: { $0[key] == part[key] }) else {
        if section != "variables", !isAccounted(part, in: section) {
          findings.append(removed(name, part, place))
        }
        continue
      }
      if now != part, !cites(now) {
        findings.append(
          Finding(
            message: "the patch changes \(name), and \(name) does not cite \(named)",
            pointer: place,
            hint: "Leave it as it is, or let it cite the words of \(named) that it follows."
          )
        )
      }
    }
    let names = Set(old.compactMap { $0[key]?.string })
    for part in new where section != "variables" && !cites(part) {
      let name = part[key]?.string ?? ""
      guard !names.contains(name) else { continue }
      findings.append(
        Finding(
          message: "the patch adds \(name), which does not cite \(named)",
          pointer: "/" + section,
          hint: "Add only what \(named) asks for, and cite its words."
        )
      )
    }
    return findings + moved(old, new, section, key)
  }

  private func removed(_ name: String, _ part: JSON, _ place: String) -> Finding {
    let field = part["target"]?.string.map { ", with \"field\": \"\($0)\"" } ?? ""
    return Finding(
      message: "the patch removes \(name), and no entry of not_mapped says why",
      pointer: place,
      hint: "Leave it as it is, or add an entry to not_mapped that cites \(named)\(field)."
    )
  }

  /// Whether a new entry of `not_mapped` says why a part is gone.
  private func isAccounted(_ part: JSON, in section: String) -> Bool {
    let entries = written(["not_mapped"]).filter(cites)
    guard section == "rules" else { return !entries.isEmpty }
    return entries.contains { $0["field"] == part["target"] }
  }

  private func moved(_ old: [JSON], _ new: [JSON], _ section: String, _ key: String) -> [Finding] {
    func order(_ parts: [JSON], kept others: [JSON]) -> [String] {
      let names = Set(others.compactMap { $0[key]?.string })
      return parts.compactMap { $0[key]?.string }.filter(names.contains)
    }
    guard order(old, kept: new) != order(new, kept: old) else { return [] }
    return [
      Finding(
        message: "the patch changes the order of \(section)",
        pointer: "/" + section,
        hint: "Replace a part in its place; add new ones without moving the others."
      )
    ]
  }

  /// Variables, look-ups and value maps that were there and are different now.
  func changedShares() -> Set<SpecUsage.Thing> {
    func changed(_ section: String) -> [String] {
      Self.items(before, section).compactMap { part in
        let now = Self.items(after, section).first { $0["name"] == part["name"] }
        return now == part ? nil : part["name"]?.string
      }
    }
    return Set(
      changed("variables").map { .variable($0) } + changed("lookups").map { .lookup($0) }
        + changed("value_maps").map { .valueMap($0) }
    )
  }

  // MARK: Texts

  /// Assumptions, questions and `not_mapped`: what was said stays, unless something answers it.
  func texts(answers: [String]) -> [Finding] {
    assumptions() + questions(answers) + notMapped()
  }

  private func assumptions() -> [Finding] {
    let now = Self.items(after, "assumptions")
    return Self.items(before, "assumptions").enumerated().compactMap { index, old in
      guard let kept = now.first(where: { $0["id"] == old["id"] }), kept != old else { return nil }
      return Finding(
        message: "the patch changes the text of \(old["id"]?.string ?? "an assumption")",
        pointer: "/assumptions/\(index)",
        hint: "Add another assumption with an identifier of its own."
      )
    }
  }

  private func questions(_ answers: [String]) -> [Finding] {
    let now = Self.items(after, "questions")
    let parts = written(["filters", "variables", "rules", "not_mapped"]).filter(cites)
    let reasons = Set(parts.flatMap(Self.cited))
    return Self.items(before, "questions").enumerated().compactMap { index, old in
      let text = old["text"]?.string ?? ""
      let isAnswered =
        answers.contains { $0.contains(text) } || Self.cited(old).contains { reasons.contains($0) }
      guard !now.contains(old), !isAnswered else { return nil }
      return Finding(
        message: "the patch takes back a question that \(named) does not answer",
        pointer: "/questions/\(index)",
        hint: "Leave it; or let what answers it cite its sentence and \(named)."
      )
    }
  }

  private static func cited(_ part: JSON) -> [String] {
    (part["because"]?.array ?? []).compactMap { $0["s"]?.string }
  }

  private func notMapped() -> [Finding] {
    let now = Self.items(after, "not_mapped")
    let fields = Set(written(["rules"]).filter(cites).compactMap { $0["target"]?.string })
    let gone = Self.items(before, "not_mapped").enumerated().compactMap { index, old -> Finding? in
      let field = old["field"]?.string
      let isAnswered =
        field.map(fields.contains) == true
        || now.contains { cites($0) && $0["field"] == old["field"] && $0 != old }
      guard !now.contains(old), !isAnswered else { return nil }
      return Finding(
        message: "the patch removes an entry of not_mapped that \(named) says nothing about",
        pointer: "/not_mapped/\(index)",
        hint: "Leave it as it is."
      )
    }
    let added = now.filter { !isUnchanged($0, in: "not_mapped") && !cites($0) }.map { _ in
      Finding(
        message: "the patch adds an entry to not_mapped that does not cite \(named)",
        pointer: "/not_mapped",
        hint: "Add only what \(named) asks for, and cite its words."
      )
    }
    return gone + added
  }

  // MARK: Tests

  func tests(of people: Set<String>) -> [Finding] {
    let now = Self.items(after, "tests")
    return Self.items(before, "tests").enumerated().compactMap { index, test in
      let name = test["name"]?.string ?? ""
      guard people.contains(name), !now.contains(test) else { return nil }
      return Finding(
        message: "the patch changes the test \"\(name)\", which a person wrote",
        pointer: "/tests/\(index)",
        hint: "Leave it as it is; where \(named) contradicts it, ask."
      )
    }
  }
}
