import Diagnostics
import MappingLanguage
import Orchestration
import Records

/// Two mappings compared, as a person reads it: what differs in meaning, then what that does to
/// records, counts first.
struct DifferenceScreen {
  let context: CommandContext

  private var style: Style { Style(context) }

  func show(_ comparison: MappingComparison) {
    let output = context.output
    output.line(
      style.bold("From \(comparison.before.title) to \(comparison.after.title)")
    )
    for line in lines(comparison.meaning) { output.line(line) }
    for line in effectLines(comparison) { output.line(line) }
  }

  // MARK: Meaning

  func lines(_ meaning: MappingDifference) -> [String] {
    let counts = MappingChange.Kind.allCases.compactMap { kind -> String? in
      let count = meaning.changes.count { $0.kind == kind }
      return count == 0 ? nil : "\(ScreenText.count(count)) \(kind.rawValue)"
    }
    var lines = [
      meaning.isEmpty ? "In meaning: the same" : "In meaning: \(counts.joined(separator: ", "))"
    ]
    for change in meaning.changes { lines += self.lines(change).map { "  " + $0 } }
    if !meaning.renamed.isEmpty {
      lines.append("  (only renamed: \(meaning.renamed.joined(separator: ", ")))")
    }
    if !meaning.otherReasons.isEmpty {
      lines.append(
        "  (the same for other sentences: \(meaning.otherReasons.joined(separator: ", ")))"
      )
    }
    return lines
  }

  private func lines(_ change: MappingChange) -> [String] {
    let mark =
      switch change.kind {
      case .added: style.good("+")
      case .removed: style.bad("-")
      case .changed: style.warning("~")
      }
    let cited = change.because.map { "\($0.sentence) \"\($0.quote)\"" }.joined(separator: ", ")
    let reason = cited.isEmpty ? "" : "  [\(PrintableText.of(cited))]"
    let head = "\(mark) \(change.part.rawValue) \(PrintableText.of(change.name))"
    let (before, after) = (change.before.map(PrintableText.of), change.after.map(PrintableText.of))
    switch change.kind {
    case .added, .removed:
      let texts = before + after
      guard texts.count > 1 else {
        let text = texts.first ?? ""
        // What is named by its own words is not said twice.
        guard !text.hasPrefix(change.name) else {
          return ["\(mark) \(change.part.rawValue) \(text)\(reason)"]
        }
        return ["\(head): \(text)\(reason)"]
      }
      return [head + reason] + texts.map { "    " + $0 }
    case .changed:
      return [head + reason] + before.map { style.bad("    - " + $0) }
        + after.map { style.good("    + " + $0) }
    }
  }

  // MARK: Effect

  private func effectLines(_ comparison: MappingComparison) -> [String] {
    guard let samples = comparison.samples, let tests = comparison.tests else {
      return ["In effect: not compared, as " + obstacle(comparison)]
    }
    var lines = ["In effect"]
    lines += self.lines(samples, of: "the samples", comparison)
    lines += self.lines(tests, of: "the tests and cases", comparison)
    if let runs = comparison.runs {
      let title =
        runs.runs.count == 1 ? "the last run" : "the last \(runs.runs.count) runs"
      lines += self.lines(runs.effect, of: title, comparison)
    } else {
      lines.append("  no run of it has read records yet")
    }
    return lines
  }

  private func obstacle(_ comparison: MappingComparison) -> String {
    let stuck = [comparison.before, comparison.after].filter { $0.program == nil }.map(\.title)
    return stuck.isEmpty
      ? "they do not read the same records" : "\(stuck.joined(separator: " and ")) cannot run"
  }

  private func lines(
    _ effect: MappingEffect,
    of title: String,
    _ comparison: MappingComparison
  ) -> [String] {
    guard effect.records > 0 else { return ["  \(title): there are none"] }
    var head =
      "  \(title): \(ScreenText.count(effect.different)) of "
      + ScreenText.count(effect.records, "record") + " come out differently"
    let tallies = (effect.outcomes + effect.fields).map {
      "\($0.name) \(ScreenText.count($0.records))"
    }
    if !tallies.isEmpty { head += " (\(tallies.joined(separator: ", ")))" }
    if effect.unknown > 0 {
      head += "; of \(ScreenText.count(effect.unknown)) it cannot be said"
    }
    var lines = [head]
    for example in effect.examples {
      lines += self.lines(example, comparison).map { "    " + $0 }
    }
    if effect.different > effect.examples.count {
      lines.append("    … and \(ScreenText.count(effect.different - effect.examples.count)) more")
    }
    return lines
  }

  private func lines(
    _ example: MappingEffect.Example,
    _ comparison: MappingComparison
  ) -> [String] {
    let change = example.change
    func ending(_ word: String, _ reason: String?) -> String {
      reason.map { "\(word) by \($0)" } ?? word
    }
    let before = ending(change.before, change.beforeReason)
    let after = ending(change.after, change.afterReason)
    let head = before == after ? before : "\(before) → \(after)"
    var table = TextTable(columns: context.columns - 6)
    for field in change.fields {
      func shown(_ value: JSON?) -> String {
        value.map { comparison.shown($0, of: field.name).text() } ?? "–"
      }
      table.add([field.name, shown(field.before), "→", shown(field.after)])
    }
    return [PrintableText.of("record \(example.record): \(head)")]
      + table.lines.map { "  " + $0 }
  }
}
