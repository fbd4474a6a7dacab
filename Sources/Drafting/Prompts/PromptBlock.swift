/// A fenced block of data in a prompt: `<<name marker`, the lines, `>>name marker`.
///
/// The marker is chosen anew for every request, so that no text in the data can end its block; and
/// no line of the data begins as the line of a fence does.
package struct PromptBlock: Hashable, Sendable {
  package var name: String
  package var lines: [String]

  package init(_ name: String, lines: [String]) {
    self.name = name
    self.lines = lines
  }

  package func text(marker: String) -> String {
    (["<<\(name) \(marker)"] + lines.map(Self.inside) + [">>\(name) \(marker)"])
      .joined(separator: "\n")
  }

  private static func inside(_ line: String) -> String {
    guard line.contains("<<") || line.contains(">>") else { return line }
    return line.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { $0.hasPrefix("<<") || $0.hasPrefix(">>") ? "\\" + $0 : String($0) }
      .joined(separator: "\n")
  }

  /// A marker nobody can guess: 16 hexadecimal digits.
  package static func freshMarker() -> String {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
