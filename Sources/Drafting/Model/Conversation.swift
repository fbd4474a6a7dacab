/// One question on its way to a usable answer.
struct Conversation {
  let request: ChatRequest
  let startedAt: Duration
  let onProgress: @Sendable (ModelProgress) -> Void
  /// What the endpoint is taken to understand; kept once it has answered so.
  var capabilities: ModelCapabilities
  var answerTokensMax: Int
  var budget: DraftBudget
  var exchanges: [ModelExchange] = []
  var retries = 0
  var rereads = 0

  init(
    _ request: ChatRequest,
    _ capabilities: ModelCapabilities,
    startedAt: Duration,
    onProgress: @escaping @Sendable (ModelProgress) -> Void
  ) {
    self.request = request
    self.capabilities = capabilities
    self.startedAt = startedAt
    self.onProgress = onProgress
    answerTokensMax = request.answerTokensMax
    budget = request.budget
  }

  mutating func add(_ exchange: ModelExchange) {
    exchanges.append(exchange)
    if let usage = exchange.usage { budget.spend(usage) }
  }

  /// Notes that the last answer is not used, and tells it where another try follows.
  mutating func reject(_ reason: String, isLast: Bool = false) {
    exchanges[exchanges.count - 1].rejection = reason
    if !isLast { onProgress(.retrying(after: .zero, reason: reason)) }
  }
}
