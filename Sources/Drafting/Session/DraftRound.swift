package import MappingLanguage

/// One exchange with the endpoint while a mapping was drafted.
package struct DraftRound: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case draft
    case repair
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
}
