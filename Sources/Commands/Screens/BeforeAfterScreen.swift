import Diagnostics
import MappingLanguage
import Records

/// One sample before and after: each target field with its value, what it was made from, the rule
/// and the words behind it.
struct BeforeAfterScreen {
  let columns: Int
  let style: Style

  /// The sample under the words behind each part of it, in the order of the rules.
  func lines(_ record: SourceRecord, _ trace: RecordTrace) -> [String] {
    var groups: [(words: String, rows: [[String]])] = []
    for entry in trace.entries where entry.kind != .variable {
      guard let row = cells(of: entry) else { continue }
      let words = entry.because.map { "\($0.sentence) \"\($0.quote)\"" }.joined(separator: ", ")
      if let place = groups.firstIndex(where: { $0.words == words }) {
        groups[place].rows.append(row)
      } else {
        groups.append((words, [row]))
      }
    }
    var table = TextTable(columns: columns - 6)
    for row in groups.flatMap(\.rows) { table.add(row) }
    var rows = table.lines[...]
    var lines = [style.bold("record \(record.id): \(outcome(trace.outcome))")]
    for group in groups {
      lines.append("  " + style.dim(PrintableText.of(group.words)))
      lines += rows.prefix(group.rows.count).map { "      " + $0 }
      rows = rows.dropFirst(group.rows.count)
    }
    return lines
  }

  private func cells(of entry: RecordTrace.Entry) -> [String]? {
    let before = entry.read.map { reading in
      "\(reading.name) \(reading.raw.map { Self.shown($0) } ?? "(empty)")"
    }.joined(separator: ", ")
    let name = entry.target ?? "(whole record)"
    switch entry.result {
    case .value(let value): return [name, Self.shown(value), "←", before, entry.id]
    case .wroteNull: return [name, "(erased)", "←", before, entry.id]
    case .hit: return [name, "stops here", "←", before, entry.id]
    case .failed(let rejection): return [name, rejection.code.rawValue, "←", before, entry.id]
    case .leftOut(.notReached), .passed: return nil
    case .leftOut: return [name, "·", "←", before, entry.id]
    }
  }

  private func outcome(_ outcome: RecordOutcome) -> String {
    switch outcome {
    case .emitted: style.good("would be written")
    case .dropped(let filter): "skipped by \(filter)"
    case .held(let held): style.warning("held by \(held.by): \(held.ask?.text ?? "a decision")")
    case .rejected(let rejection):
      style.bad(
        "invalid at \(rejection.target ?? "the record"): "
          + "\(rejection.code.rawValue) \(rejection.message)"
      )
    case .runFailed(let rejection):
      style.bad("would stop the run: \(rejection.code.rawValue) \(rejection.message)")
    }
  }

  private static func shown(_ value: JSON) -> String { value.string ?? value.text() }

  private static func shown(_ text: String) -> String {
    text.isEmpty ? "\"\"" : text.count > 32 ? String(text.prefix(31)) + "…" : text
  }
}
