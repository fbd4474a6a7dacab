/// Lines that are sentences of their own without list marks, told from a sentence that is broken
/// into lines.
enum LineList {
  /// A sentence is broken into lines longer than this.
  private static let listedMax = 72
  private static let arrows = ["->", "→", "=>", "⇒", ">>"]

  /// Whether every one of the lines between two empty ones says something of its own: the rows of
  /// a table, lines with an arrow each, or three and more short ones that begin as sentences do.
  static func holds(_ lines: [Substring]) -> Bool {
    guard lines.count > 1 else { return false }
    if lines.allSatisfy(isRow) { return true }
    if arrows.contains(where: { arrow in lines.allSatisfy { $0.contains(arrow) } }) { return true }
    return lines.count > 2 && lines.allSatisfy(beginsSentence)
      && lines.allSatisfy { $0.count <= listedMax }
      && !lines.dropLast().contains(where: goesOn)
  }

  /// `| a | b |`.
  private static func isRow(_ line: Substring) -> Bool {
    line.hasPrefix("|") && line.dropFirst().contains("|")
  }

  /// A row without what stands around it: `a | b`; another line as it is.
  static func cells(of line: Substring) -> Substring {
    guard isRow(line) else { return line }
    var cells = line.drop { $0 == "|" || $0.isWhitespace }
    while let last = cells.last, last == "|" || last.isWhitespace { cells = cells.dropLast() }
    return cells
  }

  private static func beginsSentence(_ line: Substring) -> Bool {
    guard let first = line.first else { return false }
    return first.isUppercase || first.isNumber || "\"'“‘«„".contains(first)
  }

  /// Whether a line ends in the middle of a sentence.
  private static func goesOn(_ line: Substring) -> Bool {
    let words = line.split { $0.isWhitespace }
    guard let last = words.last else { return false }
    return last.hasSuffix(",") || joining.contains(last.lowercased())
  }

  private static let joining: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "is", "of", "on",
    "or", "our", "that", "the", "their", "then", "to", "when", "where", "which", "with", "without",
  ]
}
