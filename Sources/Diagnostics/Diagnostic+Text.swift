extension Diagnostic: CustomStringConvertible {
  /// The drawing a person sees: code and message, then place, then what to do; one line each,
  /// whatever stands in them.
  package var description: String {
    var lines = ["\(severity.rawValue) \(code.rawValue): \(message)"]
    if let place = placeText { lines.append("  " + place) }
    if let found { lines.append("  found: \(found)") }
    if let expected { lines.append("  expected: \(expected)") }
    if let hint { lines.append("  " + hint) }
    return lines.map(PrintableText.of).joined(separator: "\n")
  }

  private var placeText: String? {
    let parts = [
      location?.description,
      rule.map { "rule \($0)" },
      because.isEmpty ? nil : "because of " + because.joined(separator: ", "),
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
