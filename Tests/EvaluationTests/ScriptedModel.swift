import Drafting
import Records
import Synchronization

/// A model that answers from a script.
final class ScriptedModel: ChatModel {
  private let answers: Mutex<[JSON]>

  init(_ answers: JSON...) { self.answers = Mutex(answers) }

  func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    let answer = answers.withLock { $0.isEmpty ? ["patch": []] : $0.removeFirst() }
    return ChatReply(
      answer: answer,
      content: answer.text(),
      model: "scripted",
      exchanges: [
        ModelExchange(
          requestBody: "request",
          responseBody: answer.text(),
          status: 200,
          model: "scripted",
          usage: TokenUsage(prompt: 1_000, completion: 100),
          duration: .milliseconds(250)
        )
      ]
    )
  }
}
