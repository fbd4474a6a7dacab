/// A page of titles and indented entries.
struct ExplanationPage {
  private var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func say(_ line: String) { lines.append(line) }

  /// A title and its entries, each a line and further ones under it; left out where there is none
  /// and nothing is said instead.
  mutating func section(_ title: String, _ entries: [[String]], orElse nothing: String? = nil) {
    let entries = entries.isEmpty ? nothing.map { [[$0]] } ?? [] : entries
    guard !entries.isEmpty else { return }
    lines += ["", title]
    for entry in entries {
      lines += entry.enumerated().map { ($0.offset == 0 ? "  " : "      ") + $0.element }
    }
  }
}
