import Diagnostics
import Drafting
import MappingLanguage

/// Asks a person, at the terminal, what a draft left open.
struct QuestionDialogue {
  let context: CommandContext

  /// The answers that were given; nothing where nobody sits at a terminal.
  ///
  /// `place`: where they are kept, as a person reads it; `keep` does it, as soon as one is given.
  func answers(
    to questions: [Question],
    keptIn place: String,
    _ keep: (AnsweredQuestion) throws -> Void
  ) rethrows -> [AnsweredQuestion] {
    guard context.input.isTerminal, context.isTerminal, !questions.isEmpty else { return [] }
    let style = Style(context)
    context.output.line(
      style.bold("Your answers")
        + ", a letter or words; nothing to leave it open; each is kept at once, in \(place)"
    )
    var answers: [AnsweredQuestion] = []
    for (index, question) in questions.enumerated() {
      context.output.line("\(index + 1). \(PrintableText.of(question.text))")
      for (letter, option) in zip(Self.letters, question.options) {
        context.output.line("   \(letter)) \(PrintableText.of(option))")
      }
      guard let line = line(for: question) else { break }
      if let answer = Self.answer(line, to: question) {
        let answered = AnsweredQuestion(question: question.text, answer: answer)
        try keep(answered)
        answers.append(answered)
      }
    }
    return answers
  }

  /// What a person says to a question, asked again for letters of no option; `nil` at the end.
  private func line(for question: Question) -> String? {
    while true {
      context.output.write("   > ")
      guard let line = context.input.line() else { return nil }
      guard let letter = Self.strayLetter(line, of: question) else { return line }
      context.output.line("   " + Self.noOption(letter, of: question.options.count))
    }
  }

  /// The letter that is none of an option, where there are options; else `nil`.
  private static func strayLetter(_ written: String, of question: Question) -> String? {
    let words = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !question.options.isEmpty, let letter = letters.firstIndex(of: words.lowercased()),
      letter >= question.options.count, !question.options.contains(words)
    else { return nil }
    return words
  }

  static func noOption(_ letter: String, of count: Int) -> String {
    "there is no option \(letter); the last one is \(letters[count - 1])"
  }

  /// What `--answer NUMBER=TEXT` says about a draft's questions.
  ///
  /// - Throws: what is wrong with one, in words.
  static func answers(
    _ written: [String],
    to questions: [Question]
  ) throws(AnswerFault) -> [AnsweredQuestion] {
    var answers: [AnsweredQuestion] = []
    var answered: Set<Int> = []
    for text in written {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Int(parts[0]) else { throw .form(text) }
      guard questions.indices.contains(number - 1) else { throw .number(number, questions.count) }
      guard answered.insert(number).inserted else { throw .twice(number) }
      let question = questions[number - 1]
      if let letter = strayLetter(parts[1], of: question) {
        throw .letter(letter, question.options.count)
      }
      guard let answer = answer(parts[1], to: question) else { throw .form(text) }
      answers.append(AnsweredQuestion(question: question.text, answer: answer))
    }
    return answers
  }

  /// Why an answer is none.
  enum AnswerFault: Error {
    case form(String)
    case number(Int, Int)
    /// A letter beyond so many options.
    case letter(String, Int)
    case twice(Int)
  }

  static let letters = "abcdefghijklmnopqrstuvwxyz".map(String.init)

  /// An option by its letter, or what was written; `nil` for blanks.
  private static func answer(_ written: String, to question: Question) -> String? {
    let words = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { return nil }
    let letter = letters.firstIndex(of: words.lowercased())
    guard let letter, question.options.indices.contains(letter),
      !question.options.contains(words)
    else { return words }
    return question.options[letter]
  }
}
