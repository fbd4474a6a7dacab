import Diagnostics
import MappingLanguage
import Records

/// How a spec that a model drafted does on the cases of its description.
struct SpecScore {
  /// One for each case that differs, also where a question excuses it.
  var differences: [CaseDifference] = []
  /// Target fields that are wrong, and that no question and nothing not mapped tells of.
  var silent: Set<String> = []
  /// Every case is as expected, apart from what was rightly asked; all that must be asked is, and
  /// nothing else.
  var isExact = false
  /// Whether the checker finds no error.
  var isClean = false
  /// Field values over all cases: how many are expected, written, and both.
  var expectedValues = 0
  var writtenValues = 0
  var rightValues = 0
  /// How many cases came out how: expected, then found.
  var outcomes: [FoundOutcome.Kind: [FoundOutcome.Kind: Int]] = [:]
  /// Sentences rightly asked about, those that had to be and were not, and all others asked about.
  var askedRightly: [String] = []
  var notAsked: [String] = []
  var askedWrongly: [String] = []

  private let task: EvaluationTask

  /// Scores what no model gave: every case fails, nothing is asked.
  init(noSpecFor task: EvaluationTask) {
    self.task = task
    for one in task.cases { count(one, .notRun, QuestionCover(task)) }
    notAsked = task.expectation.asks.map { $0.joined(separator: "|") }
  }

  init(_ spec: MappingSpec, _ report: CheckReport, on task: EvaluationTask) {
    self.task = task
    isClean = !report.hasErrors
    let runnable = RunnableSpec(spec, errors: report.diagnostics, for: task.order)
    var open = QuestionCover(task)
    var right = QuestionCover(task)
    for question in spec.questions {
      open.add(question)
      if isRight(question) { right.add(question) }
    }
    for left in spec.notMapped { open.add(left) }
    for target in runnable.broken { open.add(broken: target) }
    readQuestions(of: spec)
    var isRight = true
    for (one, found) in Self.found(task.cases, spec, runnable.program) {
      let difference = count(one, found, right)
      guard !difference.isNone else { continue }
      differences.append(difference)
      if found.kind == .notRun || !Self.open(difference, one, found, by: right).isEmpty {
        isRight = false
      }
      silent.formUnion(Self.open(difference, one, found, by: open))
    }
    isExact = isRight && notAsked.isEmpty && askedWrongly.isEmpty
  }

  private static func found(
    _ cases: [EvaluationCase],
    _ spec: MappingSpec,
    _ program: MappingProgram?
  ) -> [(EvaluationCase, FoundOutcome)] {
    guard let program else { return cases.map { ($0, .notRun) } }
    let runner = SpecTestRunner(program)
    return cases.map { one in
      (
        one,
        runner.trace(of: one.test(of: program.spec)).map { FoundOutcome($0.outcome) } ?? .notRun
      )
    }
  }

  // MARK: Questions

  private func isRight(_ question: Question) -> Bool {
    question.because.contains { task.expectation.asking.contains($0.sentence) }
  }

  private mutating func readQuestions(of spec: MappingSpec) {
    var asked: Set<String> = []
    var wrong: Set<String> = []
    for question in spec.questions {
      let sentences = question.because.map(\.sentence)
      if isRight(question) {
        asked.formUnion(sentences)
      } else {
        wrong.formUnion(sentences.isEmpty ? ["?"] : sentences)
      }
    }
    for ask in task.expectation.asks {
      let name = ask.joined(separator: "|")
      if ask.contains(where: asked.contains) {
        askedRightly.append(name)
      } else {
        notAsked.append(name)
      }
    }
    askedWrongly = wrong.sorted()
  }

  // MARK: Cases

  /// Counts a case; returns in what it differs from the nearest of what is accepted.
  @discardableResult
  private mutating func count(
    _ one: EvaluationCase,
    _ found: FoundOutcome,
    _ right: QuestionCover
  ) -> CaseDifference {
    let candidates = one.accepted.map { expected in
      let difference = CaseDifference(
        one.name,
        found: found,
        expected: expected,
        target: task.order.target,
        assumed: task.expectation.assumed
      )
      return (expected: expected, difference: difference)
    }
    let best = candidates.min { left, right in
      (left.difference.isOutcome ? 1 : 0, left.difference.fields.count)
        < (right.difference.isOutcome ? 1 : 0, right.difference.fields.count)
    }
    guard let best else { preconditionFailure("a case without an expectation is never read") }
    outcomes[best.expected.outcome, default: [:]][found.kind, default: 0] += 1
    let wrong = Set(best.difference.fields.map(\.name))
    func counts(_ name: String) -> Bool {
      !task.expectation.assumed.contains(name) && !right.covers(name)
    }
    let wanted =
      best.expected.record.members.filter { !$0.value.isNull }.map(\.name)
      + best.expected.erased
    expectedValues += wanted.count(where: counts)
    writtenValues += found.record.names.count(where: counts)
    rightValues += wanted.count { counts($0) && !wrong.contains($0) }
    return best.difference
  }

  /// What of a difference no question excuses: fields, or the record as a whole.
  ///
  /// What cannot run is nothing that somebody could take for right.
  private static func open(
    _ difference: CaseDifference,
    _ one: EvaluationCase,
    _ found: FoundOutcome,
    by cover: QuestionCover
  ) -> Set<String> {
    if difference.isOutcome {
      let deciders = one.accepted.compactMap(\.by) + [found.target].compactMap { $0 }
      if (deciders + [DescriptionExpectation.wholeRecord]).contains(where: cover.covers) {
        return []
      }
      if found.kind == .notRun { return [] }
      let open = Set(difference.fields.map(\.name).filter { !cover.covers($0) })
      return open.isEmpty ? [DescriptionExpectation.wholeRecord] : open
    }
    return Set(difference.fields.map(\.name).filter { !cover.covers($0) })
  }
}

extension QuestionCover {
  fileprivate init(_ task: EvaluationTask) {
    self.init(task.expectation, target: task.order.target)
  }
}
