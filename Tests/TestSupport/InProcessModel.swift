package import Drafting
import Records
import StandIn

/// The stand-in behind the protocol of a chat model, without HTTP.
package struct InProcessModel: ChatModel {
  package init() {}

  package func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    let body: JSON = [
      "model": "any", "messages": .array(request.messages.map(\.json)), "temperature": 0,
    ]
    let response = StandInModel.answer(body)
    let content = response["choices"]?[0]?["message"]?["content"]?.string ?? ""
    return ChatReply(
      answer: (try? JSON(parsing: content)) ?? .null,
      content: content,
      model: response["model"]?.string ?? "",
      exchanges: [
        ModelExchange(
          requestBody: body.text(),
          responseBody: response.text(),
          status: 200,
          model: response["model"]?.string,
          usage: TokenUsage(json: response["usage"])
        )
      ]
    )
  }
}
