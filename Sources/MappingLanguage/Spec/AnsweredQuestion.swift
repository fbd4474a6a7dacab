/// A question that was asked about a description, and a person's answer to it, as one sentence:
/// `Question: … Answer: …`.
package struct AnsweredQuestion: Hashable, Sendable {
  package var question: String
  package var answer: String

  private static let questionMark = "Question:"
  private static let answerMark = "Answer:"

  package init(question: String, answer: String) {
    self.question = question
    self.answer = answer
  }

  /// Reads such a sentence; `nil` for any other.
  package init?(sentence: some StringProtocol) {
    let text = Self.trimmed(sentence)
    guard text.hasPrefix(Self.questionMark), let mark = text.ranges(of: Self.answerMark).last
    else { return nil }
    question = Self.trimmed(text[..<mark.lowerBound].dropFirst(Self.questionMark.count))
    answer = Self.trimmed(text[mark.upperBound...])
    guard !question.isEmpty, !answer.isEmpty else { return nil }
  }

  /// The sentence that says both, on one line.
  package var sentence: String {
    func line(_ text: String) -> String {
      text.split(whereSeparator: \.isNewline).map { Self.trimmed($0) }.joined(separator: " ")
    }
    return "\(Self.questionMark) \(line(question)) \(Self.answerMark) \(line(answer))"
  }

  /// Begins the answer that a missing option comes to be on the platform it names.
  package static let addedElsewhere = "It is added in "

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension Sentence {
  /// What a person said: the answer alone where the sentence answers a question.
  var said: String { AnsweredQuestion(sentence: text)?.answer ?? text }
}
