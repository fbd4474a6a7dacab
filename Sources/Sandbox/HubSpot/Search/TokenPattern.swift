/// Words a text is searched for, whole or, with `*`, in part.
struct TokenPattern: Sendable {
  /// Words that must all occur; empty where there is a star.
  private let words: [String]
  /// The pieces between the stars.
  private let pieces: [String]

  init(_ text: String) {
    let folded = text.trimmingBlanks.lowercased()
    if folded.contains("*") {
      words = []
      pieces = folded.split(separator: "*", omittingEmptySubsequences: false).map { String($0) }
    } else {
      words = Self.words(of: folded)
      pieces = []
    }
  }

  func matches(_ text: String) -> Bool {
    let folded = text.lowercased()
    guard pieces.isEmpty else {
      return fits(folded[...]) || Self.words(of: folded).contains { fits($0[...]) }
    }
    let own = Set(Self.words(of: folded))
    return !words.isEmpty && words.allSatisfy { own.contains($0) }
  }

  private static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
  }

  /// The first piece stands at the start, the last at the end, the others between them in order.
  private func fits(_ text: Substring) -> Bool {
    guard let first = pieces.first, let last = pieces.last, text.hasPrefix(first) else {
      return false
    }
    var rest = text.dropFirst(first.count)
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let end = Self.end(of: piece, in: rest) else { return false }
      rest = rest[end...]
    }
    return rest.hasSuffix(last)
  }

  private static func end(of piece: String, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(piece) { return text.index(start, offsetBy: piece.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
