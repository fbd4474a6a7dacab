import MappingLanguage
import Records

/// One sample before and after: each target field with its value, what it was made from, the rule
/// and the words behind it.
struct BeforeAfterScreen {
  let columns: Int
  let style: Style
  /// The sentences and assumptions of the spec by identifier.
  let sentences: [String: String]

  init(spec: MappingSpec, columns: Int, style: Style) {
    self.columns = columns
    self.style = style
    sentences = Dictionary(
      (spec.description + spec.assumptions).map { ($0.id, $0.text) },
      uniquingKeysWith: { first, _ in first })
  }

  func lines(_ record: SourceRecord, _ trace: RecordTrace) -> [String] {
    var table = TextTable(columns: columns - 2)
    for entry in trace.entries where entry.kind != .variable {
      guard let cells = cells(of: entry) else { continue }
      table.add(cells)
    }
    return [style.bold("record \(record.id): \(outcome(trace.outcome))")]
      + table.lines.map { "  " + $0 }
  }

  private func cells(of entry: RecordTrace.Entry) -> [String]? {
    let because = entry.because.map { "\($0.sentence) \"\($0.quote)\"" }.joined(separator: ", ")
    let before = entry.read.map { reading in
      "\(reading.name) \(reading.raw.map { Self.shown($0) } ?? "(empty)")"
    }.joined(separator: ", ")
    let name = entry.target ?? "(whole record)"
    switch entry.result {
    case .value(let value): return [name, Self.shown(value), "←", before, entry.id, because]
    case .wroteNull: return [name, "(erased)", "←", before, entry.id, because]
    case .hit: return [name, "stops here", "←", before, entry.id, because]
    case .failed(let rejection):
      return [
        name, "\(rejection.code.rawValue) \(rejection.message)", "←", before, entry.id, because,
      ]
    case .leftOut(.notReached), .passed: return nil
    case .leftOut: return [name, "·", "←", before, entry.id, because]
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
          + "\(rejection.code.rawValue) \(rejection.message)")
    case .runFailed(let rejection):
      style.bad("would stop the run: \(rejection.code.rawValue) \(rejection.message)")
    }
  }

  private static func shown(_ value: JSON) -> String { value.string ?? value.text() }

  private static func shown(_ text: String) -> String {
    text.isEmpty ? "\"\"" : text.count > 32 ? String(text.prefix(31)) + "…" : text
  }
}
