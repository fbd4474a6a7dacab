package import Diagnostics
package import MappingLanguage

/// What a model proposed, checked; a person decides what becomes of it.
package struct Draft: Sendable {
  package var spec: MappingSpec
  /// The check of `spec`, after safe fixes and repairs.
  package var report: CheckReport
  /// Everything that was said to the endpoint and everything it said, in order.
  package var rounds: [DraftRound]
  /// The model's name as the endpoint reports it.
  package var model: String
  /// The stand-in answered; it is no language model.
  package var standIn: Bool
  /// What the first answer alone makes, without repairs; `nil` where it is not the form of a spec.
  package var first: DraftedSpec?
  /// Things worth knowing that are not about the spec: PRM201, refused patches (M109).
  package var notices: [Diagnostic]
  /// What the endpoint's tokens cost, where the workspace says so.
  package var prices: TokenPrices?

  package init(
    spec: MappingSpec,
    report: CheckReport,
    rounds: [DraftRound],
    model: String,
    standIn: Bool,
    first: DraftedSpec? = nil,
    notices: [Diagnostic] = [],
    prices: TokenPrices? = nil
  ) {
    self.spec = spec
    self.report = report
    self.rounds = rounds
    self.model = model
    self.standIn = standIn
    self.first = first
    self.notices = notices
    self.prices = prices
  }

  /// How often the model was asked to mend the spec.
  package var repairCount: Int {
    rounds.count { $0.purpose == .repair && $0.exchange.status == 200 }
  }

  /// What all rounds took.
  package var cost: DraftCost { DraftCost(rounds.map(\.exchange), prices: prices) }

  /// The tokens of all requests, as counted or estimated.
  package var usage: TokenUsage { cost.usage }
}
