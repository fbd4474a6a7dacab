/// Where the words of a clause begin and end.
extension SentenceReader {
  private static let openings: Set<String> = [
    "please", "then", "also", "and", "but", "finally", "always", "just", "additionally",
    "importantly", "note", "basically", "simply", "plus", "kindly", "secondly", "firstly",
    "furthermore", "pls", "plz", "moreover", "oh", "ok", "okay", "fyi", "so", "next", "lastly",
    "well",
  ]

  private static let leadIns: [[String]] = [
    "we want to", "we would like to", "wed like to", "i want to", "i need to", "i need you to",
    "i want you to", "can you", "could you", "would you", "will you", "make sure to",
    "make sure that", "make sure",
    "be sure to", "remember to", "in addition", "of course", "we need to", "you should",
    "lets", "let us", "note that", "we also want to", "we also need to", "id like to",
    "i would like to", "one more thing", "can we", "could we", "dont forget to",
    "it would be good to",
    "please make sure that", "it is important that", "its important that", "as usual",
    "for the rest", "rule", "rules", "important", "nb", "ps", "todo", "what we need",
    "our goal is to", "fyi", "for your information", "the goal is to", "the idea is to",
    "there we should", "we should",
    "we have to", "the task is to", "make sure you", "by the way", "btw",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let closings: [[String]] = [
    "please", "thanks", "too", "as well", "thank you", "cheers", "also", "of course", "ok",
    "if possible please", "thx", "obviously",
  ].map { $0.split(separator: " ").map(String.init) }

  /// A stretch without words that open or close it and mean nothing.
  static func body(of tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    var words = tokens
    var changed = true
    while changed {
      changed = false
      if let first = words.first,
        first.isComma || first.isMark("-") || first.isMark(".") || first.isMark(":")
          || first.kind == .word && openings.contains(first.folded) && words.count > 1
      {
        words = words.dropFirst()
        changed = true
      }
      for lead in leadIns where words.count > lead.count {
        if zip(words, lead).allSatisfy({ $0.isWord($1) }) {
          words = words.dropFirst(lead.count)
          changed = true
        }
      }
      if let last = words.last,
        last.isComma || last.isMark("-") || last.isMark(".") || last.isMark(":")
      {
        words = words.dropLast()
        changed = true
      }
      for end in closings where words.count > end.count {
        if zip(words.suffix(end.count), end).allSatisfy({ $0.isWord($1) }) {
          words = words.dropLast(end.count)
          changed = true
        }
      }
    }
    return words
  }
}
