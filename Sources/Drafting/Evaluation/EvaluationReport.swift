import MappingLanguage

/// What all descriptions of a set came to, with the prompts and the model that they came by.
package struct EvaluationReport: Hashable, Sendable {
  /// The form of ``json``; a higher number is another form.
  package static let form = 1

  /// What was evaluated: names of folders, `mappings` for those of the workspace.
  package var set: String
  /// When, ISO 8601.
  package var at: String
  /// The model's name as the endpoint reports it, or as it is configured.
  package var model: String
  /// The stand-in answered; it is no language model.
  package var isStandIn: Bool
  /// The hashes of the prompts by their ids.
  package var prompts: [String: String]
  package var results: [DraftEvaluation]
  /// What costs are in; `nil` where no prices are known.
  package var currency: String?

  package init(
    set: String,
    at: String,
    model: String,
    isStandIn: Bool,
    prompts: PromptLibrary,
    results: [DraftEvaluation],
    currency: String? = nil
  ) {
    self.currency = currency
    self.set = set
    self.at = at
    self.model = model
    self.isStandIn = isStandIn
    self.prompts = [
      prompts.draft.id: prompts.draft.hash.hex, prompts.repair.id: prompts.repair.hash.hex,
    ]
    self.results = results
  }

  package var exactCount: Int { results.count(where: \.isExact) }
  package var silentCount: Int { results.reduce(0) { $0 + $1.silent.count } }

  /// The descriptions that the endpoint gave an answer to.
  package var answered: [DraftEvaluation] { results.filter(\.isAnswered) }

  /// The median time of the drafts that were made whole; `nil` where none was.
  package var millisecondsPerDraft: Int? {
    let times = results.filter(\.isTimed).map(\.milliseconds).sorted()
    guard !times.isEmpty else { return nil }
    return (times[(times.count - 1) / 2] + times[times.count / 2]) / 2
  }

  package var precision: Double? {
    DraftEvaluation.share(sum(\.rightValues), of: sum(\.writtenValues))
  }

  package var recall: Double? {
    DraftEvaluation.share(sum(\.rightValues), of: sum(\.expectedValues))
  }

  /// How many cases came out how: expected, then found.
  package var outcomes: [FoundOutcome.Kind: [FoundOutcome.Kind: Int]] {
    results.reduce(into: [:]) { all, result in
      for (expected, found) in result.outcomes {
        all[expected, default: [:]].merge(found) { $0 + $1 }
      }
    }
  }

  /// What all drafts took, and what one took on average; `nil` where no prices are known.
  package var cost: (whole: TokenCost, each: TokenCost)? {
    let known = results.compactMap(\.cost)
    guard !known.isEmpty else { return nil }
    let whole = known.reduce(.zero, +)
    return (whole, whole.share(of: known.count))
  }

  package func sum(_ figure: (DraftEvaluation) -> Int) -> Int {
    results.reduce(0) { $0 + figure($1) }
  }
}
