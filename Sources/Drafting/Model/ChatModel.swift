/// A language model that answers a conversation with one JSON object.
package protocol ChatModel: Sendable {
  /// Asks once; retries, formats and the reading of the answer are the model's own business.
  ///
  /// What the endpoint said is kept in the reply or in the fault, whatever happens.
  func answer(_ request: ChatRequest) async throws(ModelFault) -> ChatReply
}
