import SyncMachine

extension MappingDescription {
  static let storedKind = "mapping.described"

  /// The form on disk, version 1: the first event of every version.
  ///
  /// The text is kept apart, under its hash.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.string("name", name.text)
    body.integer("version", version.number)
    body.string("origin", origin.rawValue)
    body.string("text", ContentHash.sha256(text).text)
    return StoredEvent(Self.storedKind, body: body.text)
  }
}

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

extension CatalogPull {
  static let storedKind = "catalog.pulled"

  /// The form on disk, version 1.
  ///
  /// The catalog is kept apart, under its hash.
  package var stored: StoredEvent {
    var body = BodyWriter()
    body.string("connection", connection.text)
    body.string("system", system)
    body.string("object", object)
    body.string("hash", hash.text)
    return StoredEvent(Self.storedKind, body: body.text)
  }
}

extension BodyWriter {
  mutating func prompts(_ prompts: [PromptUse]) {
    objects("prompts", prompts) { use, body in
      body.string("file", use.file)
      body.string("hash", use.hash.text)
    }
  }

  mutating func catalogs(_ catalogs: [CatalogUse]) {
    objects("catalogs", catalogs) { use, body in
      body.string("system", use.system)
      body.string("object", use.object)
      body.string("hash", use.hash.text)
    }
  }
}

extension StoredBody {
  func prompts() throws(JournalFault) -> [PromptUse] {
    var uses: [PromptUse] = []
    for item in try objects("prompts") {
      uses.append(PromptUse(file: try item.string("file"), hash: try item.identifier("hash")))
    }
    return uses
  }

  func catalogs() throws(JournalFault) -> [CatalogUse] {
    var uses: [CatalogUse] = []
    for item in try objects("catalogs") {
      uses.append(
        CatalogUse(
          system: try item.string("system"),
          object: try item.string("object"),
          hash: try item.identifier("hash")
        )
      )
    }
    return uses
  }
}
