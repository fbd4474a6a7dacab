package import MappingLanguage
import Records

/// A model that answers the same question with the reply that is kept from before.
package struct CachedModel: ChatModel {
  private let model: any ChatModel
  private let endpoint: ModelEndpoint
  private let cache: ReplyCache

  /// Counts up when the form of what is sent or kept changes.
  private static let wireVersion = 1

  package init(_ model: any ChatModel, at endpoint: ModelEndpoint, cache: ReplyCache) {
    self.model = model
    self.endpoint = endpoint
    self.cache = cache
  }

  package func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    let key = key(of: request)
    if !request.asksAfresh, let kept = cache.reply(key) {
      onProgress(.replyKept)
      return kept
    }
    let reply = try await model.answer(request, onProgress: onProgress)
    if Self.isWhole(reply.answer, request.schema) { cache.keep(reply, under: key) }
    return reply
  }

  /// The hash of all that makes a difference to the answer: no key, and no random marker.
  package func key(of request: ChatRequest) -> Fingerprint {
    let messages = request.messages.map { message in
      guard let marker = request.marker, !marker.isEmpty else { return message }
      var message = message
      message.content = message.content.replacing(marker, with: "marker")
      return message
    }
    let asked: JSON = [
      "wire": .integer(Self.wireVersion), "dialect": .string(endpoint.dialect.rawValue),
      "endpoint": .string(endpoint.url), "model": .string(endpoint.model),
      "context": .integer(endpoint.contextTokens), "temperature": 0,
      "answer": .integer(request.answerTokensMax), "schema": request.schema,
      "messages": .array(messages.map(\.json)),
    ]
    return Fingerprint(of: asked.bytes(.canonical))
  }

  /// Whether an answer has every member that its schema requires.
  private static func isWhole(_ answer: JSON, _ schema: JSON) -> Bool {
    (schema["required"]?.array ?? []).allSatisfy { name in
      name.string.map { answer[$0] != nil } ?? true
    }
  }
}
