/// What one description came to.
package struct DraftEvaluation: Hashable, Sendable {
  package var name: String
  /// How difficult the description is, in the words of its set.
  package var kind: String?
  /// Every case is as expected, all that must be asked is asked, and nothing else.
  package var isExact = false
  /// The same of the first answer alone, before any repair.
  package var isExactAtFirst = false
  /// The first answer has the form of a spec.
  package var isParsed = false
  /// The checker finds no error in the last.
  package var isClean = false
  /// Target fields that are wrong without a question that says so; `*` for the record as a whole.
  package var silent: [String] = []
  package var askedRightly: [String] = []
  package var notAsked: [String] = []
  package var askedWrongly: [String] = []
  package var cases = 0
  package var expectedValues = 0
  package var writtenValues = 0
  package var rightValues = 0
  package var outcomes: [FoundOutcome.Kind: [FoundOutcome.Kind: Int]] = [:]
  package var differences: [CaseDifference] = []
  /// Codes of what left no draft, or of the errors of the last.
  package var problems: [String] = []
  /// Why the endpoint gave no answer, which says nothing of the prompts; `nil` where it gave one.
  package var noAnswer: String?
  package var rounds = 0
  /// How many replies were kept from before; they take no time.
  package var repliesKept = 0
  package var promptTokens = 0
  package var completionTokens = 0
  package var milliseconds = 0
  /// What was asked in money, to the sixth digit; `nil` where prices are not known.
  package var cost: TokenCost?
  package var model: String?
  package var isStandIn = false

  package init(name: String) { self.name = name }

  package var isAnswered: Bool { noAnswer == nil }

  /// Whether ``milliseconds`` are those of a whole draft.
  package var isTimed: Bool { isAnswered && repliesKept == 0 && milliseconds > 0 }

  /// The share of what is written that is right; `nil` where nothing is.
  package var precision: Double? { Self.share(rightValues, of: writtenValues) }
  /// The share of what should be written that is; `nil` where nothing should.
  package var recall: Double? { Self.share(rightValues, of: expectedValues) }

  static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}

extension DraftEvaluation {
  init(_ task: EvaluationTask, _ score: SpecScore) {
    self.init(name: task.name)
    kind = task.expectation.kind
    isExact = score.isExact
    isClean = score.isClean
    silent = score.silent.sorted()
    askedRightly = score.askedRightly
    notAsked = score.notAsked
    askedWrongly = score.askedWrongly
    cases = task.cases.count
    expectedValues = score.expectedValues
    writtenValues = score.writtenValues
    rightValues = score.rightValues
    outcomes = score.outcomes
    differences = score.differences
  }

  mutating func add(_ rounds: [DraftRound], prices: TokenPrices?) {
    self.rounds = rounds.count
    repliesKept = rounds.count { $0.exchange.isKept }
    cost = DraftCost(rounds.map(\.exchange), prices: prices).amount?.inMillionths
    for exchange in rounds.map(\.exchange) {
      promptTokens += exchange.usage?.prompt ?? 0
      completionTokens += exchange.usage?.completion ?? 0
      let (seconds, attoseconds) = exchange.duration.components
      milliseconds += Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
      if let name = exchange.model { model = name }
    }
  }
}
