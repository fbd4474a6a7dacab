/// One question to a model endpoint and what it said, kept whole.
package struct DraftRound: Hashable, Sendable {
  /// Counted from 1 in a version.
  package var round: Int
  package var endpoint: String
  package var model: String
  /// Whether the sandbox's stand-in answered, which is not a language model.
  package var isStandIn: Bool
  /// The request's body.
  package var request: String
  /// The answer's body, or what came instead of one.
  package var response: String
  package var promptTokens: Int?
  package var completionTokens: Int?
  package var prompts: [PromptUse]
  /// What was read from the answer and what the checker said to it, as JSON text.
  package var findings: String?

  package init(
    round: Int,
    endpoint: String,
    model: String,
    isStandIn: Bool,
    request: String,
    response: String,
    promptTokens: Int? = nil,
    completionTokens: Int? = nil,
    prompts: [PromptUse] = [],
    findings: String? = nil
  ) {
    self.round = round
    self.endpoint = endpoint
    self.model = model
    self.isStandIn = isStandIn
    self.request = request
    self.response = response
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.prompts = prompts
    self.findings = findings
  }
}
