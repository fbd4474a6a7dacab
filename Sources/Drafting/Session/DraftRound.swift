package import MappingLanguage

/// One exchange with the endpoint while a mapping was drafted.
package struct DraftRound: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case draft
    case repair
    case revise
  }

  package var purpose: Purpose
  /// The hash of the prompt that was used, with its files.
  package var promptHash: Fingerprint
  package var exchange: ModelExchange

  package init(purpose: Purpose, promptHash: Fingerprint, exchange: ModelExchange) {
    self.purpose = purpose
    self.promptHash = promptHash
    self.exchange = exchange
  }

  /// What was said over one question and its answer.
  static func all(
    _ purpose: Purpose,
    _ template: PromptTemplate,
    _ exchanges: [ModelExchange]
  ) -> [DraftRound] {
    exchanges.map { DraftRound(purpose: purpose, promptHash: template.hash, exchange: $0) }
  }
}
