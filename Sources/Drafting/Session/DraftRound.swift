package import MappingLanguage
package import Records

/// One exchange with the endpoint while a mapping was drafted.
package struct DraftRound: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Hashable, Sendable {
    case draft
    case repair
    case revise
    /// What the endpoint understands.
    case probe
  }

  package var purpose: Purpose
  /// The hash of the prompt that was used, with its files.
  package var promptHash: Fingerprint
  package var exchange: ModelExchange
  /// What became of the answer; `nil` where none came that could be read.
  package var outcome: RoundOutcome?

  package init(purpose: Purpose, promptHash: Fingerprint, exchange: ModelExchange) {
    self.purpose = purpose
    self.promptHash = promptHash
    self.exchange = exchange
  }

  /// What was read from the answer and what became of it, or why it was not used, as a journal
  /// keeps it; `nil` where the session ended before that was known.
  package var findings: JSON? {
    outcome?.json ?? exchange.rejection.map { ["rejection": .string($0)] }
  }

  /// What was said over one question and its answer.
  static func all(
    _ purpose: Purpose,
    _ template: PromptTemplate,
    _ exchanges: [ModelExchange]
  ) -> [DraftRound] {
    exchanges.map { exchange in
      DraftRound(
        purpose: exchange.isProbe ? .probe : purpose,
        promptHash: template.hash,
        exchange: exchange
      )
    }
  }
}
