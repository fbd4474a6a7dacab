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

  package init(
    messages: [ChatMessage],
    schemaName: String,
    schema: JSON,
    answerTokensMax: Int
  ) {
    self.messages = messages
    self.schemaName = schemaName
    self.schema = schema
    self.answerTokensMax = answerTokensMax
  }
}
