import Records
package import SyncMachine

/// The event of a question to a model: the texts are kept apart, under their hashes.
package struct StoredRound: Hashable, Sendable {
  static let storedKind = "mapping.round_recorded"

  package var round: Int
  package var endpoint: String
  package var model: String
  package var isStandIn: Bool
  package var request: ContentHash
  package var response: ContentHash
  package var promptTokens: Int?
  package var completionTokens: Int?
  package var prompts: [PromptUse]
  package var findings: ContentHash?

  package init(_ round: DraftRound) {
    self.round = round.round
    endpoint = round.endpoint
    model = round.model
    isStandIn = round.isStandIn
    request = .sha256(round.request)
    response = .sha256(round.response)
    promptTokens = round.promptTokens
    completionTokens = round.completionTokens
    prompts = round.prompts
    findings = round.findings.map { .sha256($0) }
  }

  /// The form on disk, version 1.
  package var stored: StoredEvent {
    var body = JSONObjectWriter()
    body.integer("round", round)
    body.string("endpoint", endpoint)
    body.string("model", model)
    body.flag("stand_in", isStandIn)
    body.string("request", request.text)
    body.string("response", response.text)
    body.integer("prompt_tokens", promptTokens)
    body.integer("completion_tokens", completionTokens)
    body.prompts(prompts)
    body.string("findings", findings?.text)
    return StoredEvent(Self.storedKind, body: body.text)
  }

  /// Reads every form ever stored; `nil` for another event.
  package init?(_ event: StoredEvent) throws(JournalFault) {
    guard event.kind == Self.storedKind else { return nil }
    let body = try StoredBody(event)
    guard event.version == 1 else { throw body.unreadable }
    round = try body.integer("round")
    endpoint = try body.string("endpoint")
    model = try body.string("model")
    isStandIn = try body.flag("stand_in")
    request = try body.identifier("request")
    response = try body.identifier("response")
    promptTokens = body.optionalInteger("prompt_tokens")
    completionTokens = body.optionalInteger("completion_tokens")
    prompts = try body.prompts()
    findings = body.optionalIdentifier("findings")
  }
}

extension DraftRound {
  /// The form on disk.
  package var stored: StoredEvent { StoredRound(self).stored }
}
