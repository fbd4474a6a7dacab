package import MappingLanguage

/// A description and the answers to questions that were asked about it.
///
/// In the text an answer is a list item of one line, `- Question: … Answer: …`, and one sentence.
package struct AnsweredDescription: Hashable, Sendable {
  /// The description without answers.
  package var text: String
  /// In the order of the text; the last answer to a question counts.
  package private(set) var answers: [AnsweredQuestion] = []

  /// Takes a description apart.
  package init(_ written: String) {
    var lines: [Substring] = []
    var answers: [AnsweredQuestion] = []
    for line in written.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let item = DescriptionSplitter.afterListMark(line.drop { $0.isWhitespace })
      if let answer = AnsweredQuestion(sentence: item) {
        answers.append(answer)
      } else {
        lines.append(line)
      }
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    text = lines.joined(separator: "\n")
    for answer in answers { add(answer) }
  }

  /// Adds an answer, in place of an earlier one to the same question.
  package mutating func add(_ answer: AnsweredQuestion) {
    answers.removeAll { $0.question == answer.question }
    answers.append(answer)
  }

  /// The whole description, as it is kept.
  package var written: String {
    guard !answers.isEmpty else { return text }
    return text + "\n\n" + answers.map { "- " + $0.sentence }.joined(separator: "\n")
  }
}
