package import Records

/// What a model is asked.
package struct ChatRequest: Hashable, Sendable {
  package var messages: [ChatMessage]
  /// A name for the answer's schema: letters, digits and underscores.
  package var schemaName: String
  /// The JSON Schema of the answer.
  package var schema: JSON
  /// How many tokens the answer may have.
  package var answerTokensMax: Int
  /// The random marker in the messages, which makes no difference to what is asked.
  package var marker: String?
  /// Whether a reply that is kept from before must not be taken.
  package var asksAfresh = false
  /// What may still be spent.
  package var budget = DraftBudget()

  package init(
    messages: [ChatMessage],
    schemaName: String,
    schema: JSON,
    answerTokensMax: Int,
    marker: String? = nil
  ) {
    self.messages = messages
    self.schemaName = schemaName
    self.schema = schema
    self.answerTokensMax = answerTokensMax
    self.marker = marker
  }

  /// About how many tokens the messages are.
  package var tokensEstimate: Int {
    TokenUsage.estimate(ofCharacters: messages.reduce(0) { $0 + $1.content.count })
  }
}
