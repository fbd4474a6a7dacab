package import MappingLanguage

/// Splits a description into numbered sentences `S1…Sn`, each a stretch of the text as written;
/// only a line break inside a sentence becomes a blank.
///
/// A sentence ends at `.`, `!` or `?` followed by white space and something that can begin one, at
/// an empty line, before a list item, and with a line where lines are a list or a table. Quotes are
/// kept whole; abbreviations, numbers, domains and file names do not end a sentence; an answered
/// question is one sentence.
package enum DescriptionSplitter {
  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "prof", "inc", "ltd", "co", "corp", "no", "nr",
    "approx", "vs", "cf", "st", "dept", "fig", "incl", "excl", "max", "min", "z.b", "d.h", "usw",
    "ca", "bzw",
  ]

  package static func sentences(of text: String) -> [Sentence] {
    paragraphs(of: text).flatMap { split($0) }.enumerated().map { index, text in
      Sentence(id: "S\(index + 1)", text: text)
    }
  }

  /// The stretches between empty lines and before list items.
  private static func paragraphs(of text: String) -> [Substring] {
    var paragraphs: [Substring] = []
    var block: [Substring] = []
    func close() {
      if let first = block.first, let last = block.last {
        paragraphs +=
          LineList.holds(block)
          ? block.map(LineList.cells(of:)) : [text[first.startIndex..<last.endIndex]]
      }
      block = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let content = line.drop { $0.isWhitespace }
      if content.isEmpty {
        close()
        continue
      }
      let item = afterListMark(content)
      if item.startIndex != content.startIndex { close() }
      block.append(item)
    }
    close()
    return paragraphs
  }

  /// What stands after `- `, `* `, `• `, `1. ` or `2) `; the line itself where it is no item.
  static func afterListMark(_ line: Substring) -> Substring {
    let mark = line.prefix { !$0.isWhitespace }
    let rest = line.dropFirst(mark.count).drop { $0.isWhitespace }
    guard !rest.isEmpty else { return line }
    let isBullet = ["-", "*", "•", "–"].contains(String(mark))
    let isNumber =
      mark.count > 1 && mark.dropLast().allSatisfy(\.isNumber) && ".)".contains(mark.last ?? " ")
    return isBullet || isNumber ? rest : line
  }

  private static func split(_ paragraph: Substring) -> [String] {
    var sentences: [String] = []
    if AnsweredQuestion(sentence: paragraph) != nil {
      add(paragraph, to: &sentences)
      return sentences
    }
    var start = paragraph.startIndex
    var index = start
    var unclosed: Set<Character> = []
    while index < paragraph.endIndex {
      if let close = closingQuote(in: paragraph, openAt: index, &unclosed) {
        index = paragraph.index(after: close)
        // A sentence can end inside its quotation: He said "yes." Then …
        if endsInside(paragraph, close), beginsSentence(paragraph[index...]) {
          add(paragraph[start..<index], to: &sentences)
          start = index
        }
        continue
      }
      let character = paragraph[index]
      let next = paragraph.index(after: index)
      if ".!?".contains(character), !isAbbreviation(paragraph[start..<index], character),
        beginsSentence(paragraph[next...])
      {
        add(paragraph[start..<next], to: &sentences)
        start = next
      }
      index = next
    }
    add(paragraph[start...], to: &sentences)
    return sentences
  }

  /// `Question: … Answer: …`, which is one sentence whatever stands in it.
  private static func add(_ stretch: Substring, to sentences: inout [String]) {
    let text = stretch.split(whereSeparator: \.isNewline).map { PromptReading.trimmed($0) }
      .filter { !$0.isEmpty }.joined(separator: " ")
    if text.contains(where: { $0.isLetter || $0.isNumber }) { sentences.append(text) }
  }

  private static func endsInside(_ paragraph: Substring, _ close: Substring.Index) -> Bool {
    guard close > paragraph.startIndex else { return false }
    return ".!?".contains(paragraph[paragraph.index(before: close)])
  }

  /// White space, then something a sentence can begin with; also the end of the paragraph.
  private static func beginsSentence(_ rest: Substring) -> Bool {
    guard let first = rest.first else { return true }
    guard first.isWhitespace else { return false }
    guard let begin = rest.first(where: { !$0.isWhitespace }) else { return true }
    return begin.isUppercase || begin.isNumber || "\"'“‘«„([".contains(begin)
      || (begin.isLetter && !begin.isLowercase)
  }

  /// No abbreviation has so many characters.
  private static let wordMax = 12

  private static func isAbbreviation(_ before: Substring, _ mark: Character) -> Bool {
    guard mark == "." else { return false }
    let end = before.suffix(wordMax)
    let word = String(end.reversed().prefix { !$0.isWhitespace && $0 != "(" }.reversed())
    if word.count == 1, word.first?.isUppercase == true { return true }
    return abbreviations.contains(word.lowercased())
  }

  /// Where the quotation that opens at `index` closes; `nil` where none opens or it stays open.
  ///
  /// `unclosed`: marks that close nothing any more, which need not be looked for again.
  private static func closingQuote(
    in text: Substring,
    openAt index: Substring.Index,
    _ unclosed: inout Set<Character>
  )
    -> Substring.Index?
  {
    let pairs: [Character: Character] = [
      "\"": "\"", "'": "'", "“": "”", "‘": "’", "«": "»", "„": "“",
    ]
    guard let close = pairs[text[index]], !unclosed.contains(close) else { return nil }
    let isStraight = text[index] == close
    if isStraight, index > text.startIndex {
      let previous = text[text.index(before: index)]
      // An apostrophe stands after a letter, an opening quote does not.
      if previous.isLetter || previous.isNumber { return nil }
    }
    var position = text.index(after: index)
    while position < text.endIndex {
      if text[position] == close {
        let next = text.index(after: position)
        let follows = next < text.endIndex ? text[next] : " "
        if !(close == "'" || close == "’") || !(follows.isLetter || follows.isNumber) {
          return position
        }
      }
      position = text.index(after: position)
    }
    unclosed.insert(close)
    return nil
  }
}
