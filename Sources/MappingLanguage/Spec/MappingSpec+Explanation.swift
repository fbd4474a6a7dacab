extension MappingSpec {
  /// The whole spec in plain words, rule by rule, each with the words it comes from.
  ///
  /// Deterministic: the same spec gives the same text.
  package var explanation: String {
    var lines = ["\(source.system) \(source.object) to \(target.system) \(target.object).", write]
    func section(_ title: String, _ entries: [[String]]) {
      guard !entries.isEmpty else { return }
      lines += ["", title]
      for entry in entries {
        lines += entry.enumerated().map { ($0.offset == 0 ? "  " : "      ") + $0.element }
      }
    }
    section("The description", description.map { ["\($0.id)  \($0.text)"] })
    section("Assumed", assumptions.map { ["\($0.id)  \($0.text)"] })
    section("Which records", filters.map(lines(of:)))
    section("Looked up", lookups.map(lines(of:)))
    section("Worked out first", variables.map(lines(of:)))
    section("Tables", valueMaps.map(lines(of:)))
    section("Field by field", rules.map(lines(of:)))
    section("Not mapped", notMapped.map(lines(of:)))
    section(
      "Open questions",
      questions.map { ["\($0.text) (\($0.options.joined(separator: " / ")))"] }
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private var write: String {
    let key = target.key.joined(separator: " and ")
    switch target.operation {
    case .insert: return "Every record creates a \(target.object)."
    case .update: return "Every record updates the \(target.object) with the same \(key)."
    case .upsert:
      return "Every record updates the \(target.object) with the same \(key), or creates it."
    }
  }

  private func lines(of filter: Filter) -> [String] {
    let condition = PlainWords.of(filter.when)
    let effect: String
    switch filter.action {
    case .dropRecord: effect = "A record is skipped where \(condition)."
    case .holdRecord:
      let question = filter.ask.map { " Asked is: \($0.text)" } ?? ""
      effect = "A record is held for a person where \(condition).\(question)"
    case .rejectRecord:
      let field = filter.target.map { " at \($0)" } ?? ""
      effect = "A record is invalid\(field) where \(condition)."
    }
    return ["\(filter.id)  \(effect)"] + reasons(filter.because)
  }

  private func lines(of lookup: Lookup) -> [String] {
    let match = lookup.match.map { match in
      "\(match.field) is \(PlainWords.of(match.equals))"
        + (match.caseInsensitive ? ", whatever the case" : "")
    }
    let what =
      lookup.returns == "found"
      ? "whether there is a \(lookup.object)" : "the \(lookup.returns) of the \(lookup.object)"
    return [
      "\(lookup.name)  In \(lookup.system), \(what) whose \(match.joined(separator: " and ")).",
      "None found: \(PlainWords.of(lookup.onNone)). Several found:"
        + " \(PlainWords.of(lookup.onMany)).",
    ]
  }

  private func lines(of variable: Variable) -> [String] {
    let meaning: String
    switch variable.body {
    case .value(let value): meaning = PlainWords.of(value)
    case .record(let record):
      let parts = record.parts.map { "\($0.to) is \(PlainWords.of($0.value))" }
      let each = record.each.map { "for each of \(PlainWords.of($0)), " } ?? ""
      let keep = record.keep.map { " where \(PlainWords.of($0))" } ?? ""
      meaning = "\(each)a record\(keep): \(parts.joined(separator: "; "))"
    }
    return ["\(variable.name)  Is \(meaning)."] + reasons(variable.because)
  }

  private func lines(of map: ValueMap) -> [String] {
    let entries = map.entries.map { "\($0.from.quoted) becomes \($0.to.quoted)" }
    let title = map.name + (map.caseInsensitive ? ", whatever the case" : "")
    return [title] + entries
  }

  private func lines(of rule: Rule) -> [String] {
    let condition = rule.when.map { ", written only where \(PlainWords.of($0))" } ?? ""
    let onlyEmpty =
      fillsOnly(rule)
      ? " It is written only where the target holds nothing." : ""
    let onNull = PlainWords.of(rule.onNull ?? defaults.onNull)
    let onError = PlainWords.of(rule.onError ?? defaults.onError)
    let value = PlainWords.of(rule.value)
    return ["\(rule.id)  \(rule.target) is \(value)\(condition).\(onlyEmpty)"]
      + reasons(rule.because)
      + ["Empty: \(onNull). Wrong: \(onError)."]
  }

  private func lines(of entry: NotMapped) -> [String] {
    let what = entry.field.map { "\($0): " } ?? ""
    return [what + entry.reason] + reasons(entry.because)
  }

  private func reasons(_ because: [Because]) -> [String] {
    because.map { "\($0.sentence): \"\($0.quote)\"" }
  }
}
