import Diagnostics
import MappingLanguage

/// The answers that stand in a description, and the sentences that say them.
struct GivenAnswers {
  struct Given {
    let answer: AnsweredQuestion
    /// The sentence that says it.
    let sentence: Sentence

    /// As a reason of a part that follows it.
    var reason: Because { Because(sentence.id, quote: sentence.text) }
  }

  /// In the order of the description; of two to the same question the last counts.
  let all: [Given]
  private let places: [String: Int]

  init(in spec: MappingSpec) {
    var all: [Given] = []
    for sentence in spec.description {
      guard let answer = AnsweredQuestion(sentence: sentence.text) else { continue }
      all.removeAll { $0.answer.question == answer.question }
      all.append(Given(answer: answer, sentence: sentence))
    }
    self.all = all
    places = Dictionary(uniqueKeysWithValues: all.indices.map { (all[$0].answer.question, $0) })
  }

  var isEmpty: Bool { all.isEmpty }

  /// The answer to exactly this question.
  func answer(to question: String) -> Given? { places[question].map { all[$0] } }

  /// What settles a question once it is followed: the answer to it, or those that it asks about
  /// although they say that nothing is to be done; none where it is open.
  func settling(_ question: Question) -> [Given] {
    if let given = answer(to: question.text) { return [given] }
    let cited = Set(question.because.map(\.sentence))
    let leaving = all.filter { cited.contains($0.sentence.id) && $0.answer.leavesAsIs }
    return leaving.count == cited.count ? leaving : []
  }

  /// The answer to the question about a problem; `nil` where there is none.
  ///
  /// The rule that such a question names has another identifier in another draft; where only one
  /// answer is to such a question about any rule, it is the one.
  func answer(about problem: Diagnostic, in spec: MappingSpec) -> Given? {
    let question = OpenQuestions.question(for: problem, in: spec).text
    if let given = answer(to: question) { return given }
    guard problem.rule != nil, let key = OpenQuestions.withoutRule(question) else { return nil }
    let alike = all.filter { OpenQuestions.withoutRule($0.answer.question) == key }
    return alike.count == 1 ? alike[0] : nil
  }

  /// Whether something that the mapping does, or leaves out on purpose, cites an answer.
  static func isFollowed(_ given: Given, in spec: MappingSpec) -> Bool {
    guard let coverage = spec.coverage.first(where: { $0.sentence.id == given.sentence.id })
    else { return false }
    return
      !(coverage.rules.isEmpty && coverage.variables.isEmpty && coverage.filters.isEmpty
      && coverage.notMapped.isEmpty)
  }
}

extension AnsweredQuestion {
  /// Answers that the checker offers where nothing may have to be done.
  private static let leavings: Set<String> = ["nothing", "nowhere", "it stays"]

  /// Whether the answer is that nothing is to be done, or nothing here.
  var leavesAsIs: Bool {
    if isDoneElsewhere { return true }
    let words = answer.lowercased().split { !$0.isLetter }.joined(separator: " ")
    return Self.leavings.contains(words)
  }

  /// Whether the problem goes once the platform is changed and its catalog pulled again; until then
  /// the check tells it, and asking once more helps nobody.
  var isDoneElsewhere: Bool { answer.hasPrefix(Self.addedElsewhere) }
}
