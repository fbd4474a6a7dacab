package import Records

/// A whole mapping in plain words: the program, each rule with the words it comes from, and then
/// every default, every loss, and every record it skips, holds or refuses.
///
/// Deterministic: the same spec and catalogs give the same text.
package struct MappingExplanation: Sendable {
  package let spec: MappingSpec
  package let consequences: [Consequence]
  private let words: PlainWords
  /// The places of rules whose value may be empty.
  private let mayBeEmpty: Set<Int>
  /// From so many characters on, what a part does is said line by line.
  private static let lineMax = 100
  /// The ends whose catalogs are not known.
  private let unknown: [String]

  /// Without a catalog only what the spec itself says is named.
  package init(of spec: MappingSpec, source: Catalog?, target: Catalog?) {
    self.spec = spec
    let ends =
      [(source, spec.source.system, spec.source.object)]
      + [(target, spec.target.system, spec.target.object)]
    unknown = ends.filter { $0.0 == nil }.map { "\($0.1) \($0.2)" }
    var finder = ConsequenceFinder(
      spec,
      source: source ?? Self.texts(of: spec),
      target: target
        ?? Catalog(
          system: spec.target.system,
          object: spec.target.object,
          label: spec.target.object,
          fields: []
        )
    )
    words = finder.words
    mayBeEmpty = finder.rulesThatMayBeEmpty
    consequences = finder.consequences()
  }

  /// A catalog in which every field that the spec reads is a text.
  private static func texts(of spec: MappingSpec) -> Catalog {
    var names: [String] = []
    for node in SpecNodes(of: spec).atoms {
      if case .field(let name) = node.content.source { names.say(name) }
    }
    return Catalog(
      system: spec.source.system,
      object: spec.source.object,
      label: spec.source.object,
      fields: names.map { CatalogField($0, type: .text) }
    )
  }

  package var json: JSON {
    [
      "program": .strings(spec.programLines),
      "consequences": .array(consequences.map(\.json)),
      "explanation": .string(text),
    ]
  }

  // MARK: The text

  package var text: String {
    var page = ExplanationPage()
    page.say(
      "\(spec.source.system) \(spec.source.object) to \(spec.target.system) "
        + "\(spec.target.object)."
    )
    page.say(write)
    page.section("The description", spec.description.map { ["\($0.id)  \($0.text)"] })
    page.section("Assumed", spec.assumptions.map { ["\($0.id)  \($0.text)"] })
    page.section("The program", spec.programLines.map { [$0] })
    page.section("Which records", lines(of: spec.filters, in: "filters", lines(of:at:)))
    page.section("Looked up", spec.lookups.map(lines(of:)))
    page.section("Worked out first", lines(of: spec.variables, in: "variables", lines(of:at:)))
    page.section("Tables", spec.valueMaps.map(lines(of:)))
    page.section("Field by field", spec.rules.indices.map(lines(ofRule:)))
    page.section("Not mapped", spec.notMapped.map(lines(of:)))
    page.section(
      "Open questions",
      spec.questions.map { ["\($0.text) (\($0.options.joined(separator: " / ")))"] }
    )
    page.section(
      "Defaults, and what stands in for a value",
      DefaultWords(spec).lines.map { [$0] } + lines(.standsIn)
    )
    page.section("What is lost", lines(.loss), orElse: "Nothing.")
    page.section("What fails and counts as empty", lines(.countsAsEmpty), orElse: "Nothing.")
    page.section("Records that are skipped", lines(.skipped), orElse: "None.")
    page.section("Records that are held for a person", lines(.held), orElse: "None.")
    page.section("Records that are invalid", lines(.refused), orElse: "None.")
    page.section("What stops the run", lines(.runStops), orElse: "Nothing.")
    page.section(
      "Not known",
      unknown.map { ["The catalog of \($0): what its fields hold and refuse is not named here."] }
    )
    return page.text
  }

  private var write: String {
    let key = spec.target.key.listed("and")
    let object = spec.target.object
    switch spec.target.operation {
    case .insert: return "Every record creates a \(object)."
    case .update: return "Every record updates the \(object) with the same \(key)."
    case .upsert:
      return "Every record updates the \(object) with the same \(key), or creates it."
    }
  }

  /// One line a part: all it does of a kind.
  private func lines(_ kind: Consequence.Kind) -> [[String]] {
    var lines: [(head: String, texts: [String])] = []
    for consequence in consequences where consequence.kind == kind {
      let target = consequence.target.map { "  \($0)" } ?? ""
      let head = consequence.by + target
      if lines.last?.head == head {
        lines[lines.count - 1].texts.append(consequence.text)
      } else {
        lines.append((head, [consequence.text]))
      }
    }
    return lines.map { head, texts in
      let line = "\(head): \(texts.joined(separator: "; "))."
      guard texts.count > 1, line.count > Self.lineMax else { return [line] }
      return ["\(head):"] + texts.map { $0 + "." }
    }
  }

  // MARK: Parts

  private func lines<Part>(
    of parts: [Part],
    in list: String,
    _ lines: (Part, JSONPointer) -> [String]
  ) -> [[String]] {
    parts.enumerated().map { lines($0.element, JSONPointer([list, String($0.offset)])) }
  }

  private func lines(of filter: Filter, at pointer: JSONPointer) -> [String] {
    let condition = words.of(filter.when, at: pointer.appending("when"))
    let effect: String
    switch filter.action {
    case .dropRecord: effect = "A record is skipped where \(condition)."
    case .holdRecord:
      let question =
        filter.ask.map { " Asked is: \($0.text) (\($0.options.joined(separator: " / ")))" } ?? ""
      effect = "A record is held for a person where \(condition).\(question)"
    case .rejectRecord:
      let field = filter.target.map { " at \($0)" } ?? ""
      effect = "A record is invalid\(field) where \(condition)."
    }
    return ["\(filter.id)  \(effect)"] + reasons(filter.because)
  }

  private func lines(of lookup: Lookup) -> [String] {
    let match = lookup.match.map { match in
      "\(match.field) is \(words.of(match.equals))"
        + (match.caseInsensitive ? ", whatever the case" : "")
    }
    let (place, record) =
      lookup.asksTable
      ? ("the workspace's table \(lookup.object)", "row") : (lookup.system, lookup.object)
    let what =
      lookup.returns == "found"
      ? "whether there is a \(record)" : "the \(lookup.returns) of the \(record)"
    return [
      "\(lookup.name)  In \(place), \(what) whose \(match.joined(separator: " and ")).",
      "None found: \(PlainWords.of(lookup.onNone)). Several found:"
        + " \(PlainWords.ofSeveral(lookup)).",
    ]
  }

  private func lines(of variable: Variable, at pointer: JSONPointer) -> [String] {
    let meaning: String
    switch variable.body {
    case .value(let value): meaning = words.of(value, at: pointer.appending("value"))
    case .record(let record):
      let places = pointer.appending("parts")
      let parts = record.parts.enumerated().map { index, part in
        let value = words.of(part.value, at: places.appending(index).appending("value"))
        return "\(part.to) is \(value)"
      }
      let each = record.each.map { "for each of \(words.of($0)), " } ?? ""
      let keep =
        record.keep.map { " where \(words.of($0, at: pointer.appending("keep")))" } ?? ""
      meaning = "\(each)a record\(keep): \(parts.joined(separator: "; "))"
    }
    return ["\(variable.name)  Is \(meaning)."] + reasons(variable.because)
  }

  private func lines(of map: ValueMap) -> [String] {
    let entries = map.entries.map { "\($0.from.inWords) becomes \($0.to.inWords)" }
    let title = map.name + (map.caseInsensitive ? ", whatever the case" : "")
    return [title] + entries
  }

  private func lines(ofRule index: Int) -> [String] {
    let (rule, pointer) = (spec.rules[index], JSONPointer(["rules", String(index)]))
    let words = words.writing(to: rule.target)
    let condition =
      rule.when.map { ", written only where \(words.of($0, at: pointer.appending("when")))" } ?? ""
    let value = words.of(rule.value, at: pointer.appending("value"))
    let onlyEmpty =
      spec.fillsOnly(rule) && spec.target.operation != .insert
      ? " It is written only where the target holds nothing." : ""
    let onNull =
      mayBeEmpty.contains(index)
      ? "Empty: \(PlainWords.of(spec.nullPolicy(of: rule), on: spec.target.operation)). " : ""
    let onError = PlainWords.ofRule(rule.onError ?? spec.defaults.onError)
    return ["\(rule.id)  \(rule.target) is \(value)\(condition).\(onlyEmpty)"]
      + reasons(rule.because)
      + ["\(onNull)Wrong: \(onError)."]
  }

  private func lines(of entry: NotMapped) -> [String] {
    let what = entry.field.map { "\($0): " } ?? ""
    return [what + entry.reason] + reasons(entry.because)
  }

  private func reasons(_ because: [Because]) -> [String] {
    because.map { "\($0.sentence): \"\($0.quote)\"" }
  }
}
