import SyncMachine

extension DraftRound {
  static let storedKind = "mapping.round_recorded"

  /// The form on disk, version 1.
  ///
  /// The texts are kept apart, under their hashes.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.integer("round", round)
    body.string("endpoint", endpoint)
    body.string("model", model)
    body.flag("stand_in", isStandIn)
    body.string("request", ContentHash.sha256(request).text)
    body.string("response", ContentHash.sha256(response).text)
    body.integer("prompt_tokens", promptTokens)
    body.integer("completion_tokens", completionTokens)
    body.prompts(prompts)
    body.string("findings", findings.map { ContentHash.sha256($0).text })
    return StoredEvent(Self.storedKind, body: body.text)
  }
}
