extension Diagnostic: CustomStringConvertible {
  /// The drawing a person sees: code and message, then place and reasons, then what to do; one line
  /// each, whatever stands in them.
  package var description: String {
    var lines = ["\(severity.rawValue) \(code.rawValue): \(message)"]
    if let place = placeText { lines.append("  " + place) }
    for reason in because {
      if let text = reason.text { lines.append("  \(reason.id): \(Self.cut(text))") }
    }
    if let found { lines.append("  found: \(found)") }
    if let expected { lines.append("  expected: \(expected)") }
    if areCandidatesNews {
      lines.append("  candidates: " + candidates.map(\.description).joined(separator: "; "))
    }
    if let hint { lines.append("  " + hint) }
    if suppresses > 0 {
      let places = suppresses == 1 ? "1 place" : "\(suppresses) places"
      lines.append("  Until it is mended, nothing is said about \(places) that it is used in.")
    }
    return lines.map(PrintableText.of).joined(separator: "\n")
  }

  /// Names alone stand in most hints, and options in what is expected.
  private var areCandidatesNews: Bool {
    let told = (hint ?? "") + (expected ?? "")
    return candidates.contains { $0.isDescribed || !told.contains("\"\($0.name)\"") }
  }

  /// A sentence is told from others by its beginning.
  private static func cut(_ text: String) -> String {
    text.count > charactersMax ? text.prefix(charactersMax - 1) + "…" : text
  }

  private static let charactersMax = 160

  private var placeText: String? {
    let parts = [
      location?.description,
      rule.map { "rule \($0)" },
      because.isEmpty ? nil : "because of " + because.map(\.id).joined(separator: ", "),
    ]
    let present = parts.compactMap { $0 }
    return present.isEmpty ? nil : present.joined(separator: ", ")
  }
}

extension Fix: CustomStringConvertible {
  /// `fix (likely): use "eq"`, on one line.
  package var description: String { PrintableText.of("fix (\(grade.rawValue)): \(title)") }
}

extension DiagnosticList: CustomStringConvertible {
  package var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
