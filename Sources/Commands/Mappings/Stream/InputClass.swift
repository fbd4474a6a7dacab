import MappingLanguage
import Records

/// What kind of value a rule read, without the value.
enum InputClass {
  /// Longer shapes, and those with more words, are those of sentences, which tell nothing.
  private static let shapeMax = 32
  private static let wordsMax = 6

  /// `null`, `blank`, `boolean`, `number`, `list`, `object`, `text`, or the shape of a text, where
  /// `9` stands for a digit and `a` for some letters: `99.99.9999`, `a@a`.
  ///
  /// `raw`: JSON text; `nil` where there is no value.
  static func name(of raw: String?) -> String {
    guard let raw, let json = try? JSON(parsing: raw) else { return "null" }
    return switch json {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string(let text): shape(of: text)
    case .array: "list"
    case .object: "object"
    }
  }

  private static func shape(of text: String) -> String {
    var shape = ""
    var isPlain = true
    var words = 0
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      if properties.isWhitespace {
        shape.append(" ")
      } else if properties.generalCategory == .decimalNumber {
        shape.append("9")
        isPlain = false
      } else if (0x21...0x7E).contains(scalar.value), !properties.isAlphabetic {
        shape.unicodeScalars.append(scalar)
        isPlain = false
      } else if shape.last != "a" {
        shape.append("a")
        words += 1
      }
      if shape.utf8.count > shapeMax || words > wordsMax { return "text" }
    }
    if shape.allSatisfy({ $0 == " " }) { return "blank" }
    return isPlain ? "text" : shape
  }

  /// The classes of all that was read by the rule or filter that ended the record, in that order.
  ///
  /// `nil` where it read nothing.
  static func names(in trace: RecordTrace, endedBy id: String) -> String? {
    let names = readings(in: trace, endedBy: id).map { name(of: $0.raw) }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// All that was read by the rule or filter that ended the record.
  static func readings(in trace: RecordTrace, endedBy id: String) -> [RecordTrace.Reading] {
    let entry = trace.entries.first { $0.id == id && $0.kind != .variable }
    return entry.map { readings(of: $0, in: trace) } ?? []
  }

  /// What an entry read of the record and of the destination, also through variables; each once.
  private static func readings(
    of entry: RecordTrace.Entry,
    in trace: RecordTrace
  ) -> [RecordTrace.Reading] {
    var readings: [RecordTrace.Reading] = []
    for reading in entry.read {
      let found: [RecordTrace.Reading]
      switch reading.side {
      case .source, .current: found = [reading]
      case .lookup: found = []
      case .variable:
        let variable = trace.entries.first { $0.kind == .variable && $0.id == reading.name }
        found = variable.map { Self.readings(of: $0, in: trace) } ?? []
      }
      readings += found.filter { !readings.contains($0) }
    }
    return readings
  }
}
