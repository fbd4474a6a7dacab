import Drafting
import Records
import Synchronization

/// A model that answers from a script and remembers what it was asked.
final class ScriptedModel: ChatModel {
  private let state: Mutex<(answers: [Result<JSON, ModelFault>], requests: [ChatRequest])>

  private let counted = Mutex(TokenUsage(prompt: 1_000, completion: 100))

  /// What every answer is said to have taken.
  var usage: TokenUsage {
    get { counted.withLock { $0 } }
    set { counted.withLock { $0 = newValue } }
  }

  init(_ answers: [Result<JSON, ModelFault>]) { state = Mutex((answers, [])) }

  convenience init(_ answers: JSON...) { self.init(answers.map { .success($0) }) }

  var requests: [ChatRequest] { state.withLock { $0.requests } }

  func answer(
    _ request: ChatRequest,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) async throws(ModelFault) -> ChatReply {
    onProgress(.sent(attempt: 1, tokens: request.tokensEstimate))
    let answer: Result<JSON, ModelFault> = state.withLock { state in
      state.requests.append(request)
      return state.answers.isEmpty ? .success(["patch": []]) : state.answers.removeFirst()
    }
    let json = try answer.get()
    return ChatReply(
      answer: json,
      content: json.text(),
      model: "scripted",
      exchanges: [
        ModelExchange(
          requestBody: "request",
          responseBody: json.text(),
          status: 200,
          model: "scripted",
          usage: usage
        )
      ]
    )
  }
}
