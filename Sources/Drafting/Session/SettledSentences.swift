import MappingLanguage

/// Sentences that answers speak for: those that a question was about, by their text.
///
/// A question names its sentences only while it is open, and a mapping that is drafted anew asks it
/// no more; the mapping before it knows them.
struct SettledSentences {
  private var questions: [String: String] = [:]

  /// `before`: the mapping that asked, or that already left the sentences out for the answers.
  init(_ answers: GivenAnswers, in spec: MappingSpec, before: MappingSpec?) {
    for given in answers.all {
      for part in [before, spec].compactMap(\.self) { add(given, in: part) }
    }
  }

  private mutating func add(_ given: GivenAnswers.Given, in spec: MappingSpec) {
    let question = given.answer.question
    let asked = spec.questions.filter { $0.text == question }.flatMap(\.because)
    let own = Set(spec.description.filter { $0.text == given.sentence.text }.map(\.id))
    let left = spec.notMapped.filter { entry in
      entry.because.contains { own.contains($0.sentence) }
    }
    let cited = Set((asked + left.flatMap(\.because)).map(\.sentence))
    for sentence in spec.description
    where cited.contains(sentence.id) && AnsweredQuestion(sentence: sentence.text) == nil {
      questions[sentence.text] = question
    }
  }

  /// The question, now answered, that was about a sentence.
  func question(about sentence: Sentence) -> String? { questions[sentence.text] }
}
