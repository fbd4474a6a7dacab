/// Reads one sentence into clauses; what it cannot read it says so, and guesses nothing.
struct SentenceReader {
  /// A clause with the words it was read from.
  struct Reading: Hashable {
    var clause: Clause
    /// Letter for letter a part of the sentence.
    var quote: String
  }

  /// What was read, and the stretches that were not.
  struct Result: Hashable {
    var readings: [Reading] = []
    var unread: [String] = []
  }

  private let sentence: String
  private let tokens: [Token]

  init(_ sentence: String) {
    self.sentence = sentence
    tokens = Token.tokens(of: sentence)
  }

  func result() -> Result {
    if let clause = clause(tokens[...]) {
      return Result(readings: [Reading(clause: clause, quote: quote(tokens[...]))])
    }
    var result = Result()
    for part in parts(tokens[...], at: [.semicolon]) { read(part, into: &result) }
    return result
  }

  /// Reads the longest stretches between commas and conjunctions that make sense.
  private func read(_ part: ArraySlice<Token>, into result: inout Result) {
    let pieces = pieces(of: part)
    var start = 0
    while start < pieces.count {
      var found = false
      for end in stride(from: pieces.count, to: start, by: -1) {
        let stretch = tokens[pieces[start].startIndex..<pieces[end - 1].endIndex]
        guard let clause = clause(stretch) else { continue }
        result.readings.append(Reading(clause: clause, quote: quote(stretch)))
        start = end
        found = true
        break
      }
      if !found {
        result.unread.append(quote(pieces[start]))
        start += 1
      }
    }
  }

  /// Stretches between commas, and before "and", "but", "then".
  private func pieces(of part: ArraySlice<Token>) -> [ArraySlice<Token>] {
    let joiners: Set<String> = ["and", "but", "then", "also"]
    var pieces: [ArraySlice<Token>] = []
    var start = part.startIndex
    func close(_ end: Int) {
      var first = start
      while first < end, tokens[first].kind == .word, joiners.contains(tokens[first].folded) {
        first += 1
      }
      if first < end { pieces.append(tokens[first..<end]) }
    }
    for index in part.indices {
      let token = tokens[index]
      if token.kind == .comma {
        close(index)
        start = index + 1
      } else if token.kind == .word, joiners.contains(token.folded), index > start {
        close(index)
        start = index
      }
    }
    close(part.endIndex)
    return pieces
  }

  private func parts(_ tokens: ArraySlice<Token>, at kinds: Set<Token.Kind>) -> [ArraySlice<Token>]
  {
    tokens.split { kinds.contains($0.kind) }
  }

  private func clause(_ tokens: ArraySlice<Token>) -> Clause? {
    let tokens = Self.withoutOpening(tokens)
    guard !tokens.isEmpty else { return nil }
    for form in ClauseForm.all {
      guard let captures = form.pattern.captures(of: tokens),
        let clause = form.clause(ClauseWords(captures: captures, sentence: sentence))
      else { continue }
      return clause
    }
    return nil
  }

  /// Words that open a sentence and mean nothing here.
  private static func withoutOpening(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    let openings: Set<String> = ["please", "then", "also", "and", "finally", "always", "just"]
    return tokens.drop { $0.kind == .comma || ($0.kind == .word && openings.contains($0.folded)) }
  }

  private func quote(_ tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return sentence }
    return String(sentence[first.range.lowerBound..<last.range.upperBound])
  }
}
