/// A language model that answers a conversation with one JSON object.
package protocol ChatModel: Sendable {
  /// Asks once; retries, formats and the reading of the answer are the model's own business.
  ///
  /// What the endpoint said is kept in the reply or in the fault, whatever happens. Progress may be
  /// told from any thread and must not wait.
  func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply
}

extension ChatModel {
  /// Asks once, without telling anybody how it goes.
  package func answer(_ request: ChatRequest) async throws(ModelFault) -> ChatReply {
    try await answer(request) { _ in }
  }
}
