import GRDB
import Records
package import SyncMachine

extension JournalReader {
  private static let columns = """
    SELECT v.*, description.body AS description_text, spec.body AS spec_text,
      checks.body AS check_text, tests.body AS test_text,
      approval.seal AS approved_seal, approval.by AS approved_by, approval.at AS approved_at
    FROM mapping_version AS v
    JOIN artifact AS description ON description.hash = v.description
    LEFT JOIN artifact AS spec ON spec.hash = v.spec
    LEFT JOIN artifact AS checks ON checks.hash = v.check_report
    LEFT JOIN artifact AS tests ON tests.hash = v.test_report
    LEFT JOIN approval ON approval.name = v.name AND approval.version = v.version
    """

  /// Versions of one mapping, or the versions of all, the newest of each first.
  package func mappingVersions(
    of name: MappingName? = nil
  ) async throws(JournalFault) -> [MappingVersionSummary] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT v.name, v.version, state, origin, created_at, created_by,
            approval.seal AS approved_seal, approval.by AS approved_by, approval.at AS approved_at
          FROM mapping_version AS v
          LEFT JOIN approval ON approval.name = v.name AND approval.version = v.version
          WHERE ?1 IS NULL OR v.name = ?1 ORDER BY v.name, v.version DESC
          """,
        arguments: [name?.text]
      ).map { row in
        MappingVersionSummary(
          name: MappingName(row["name"]),
          version: VersionNumber(row["version"]),
          state: try MappingVersionState(stored: row["state"]),
          origin: try MappingOrigin(column: row["origin"]),
          approval: MappingApproval(row),
          createdAt: Instant(milliseconds: row["created_at"]),
          createdBy: ActorName(row["created_by"])
        )
      }
    }
  }

  /// - Throws: ``JournalFault/unknown(_:_:)``.
  package func mappingVersion(
    _ name: MappingName,
    _ version: VersionNumber
  ) async throws(JournalFault) -> MappingVersionEntry {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE v.name = ? AND v.version = ?",
        arguments: [name.text, version.number]
      )
      guard let row else { throw JournalFault.unknown(.mappingVersion, "\(name) \(version)") }
      return try MappingVersionEntry(row)
    }
  }

  /// The newest version; `nil` where the mapping is unknown.
  package func latestVersion(
    of name: MappingName
  ) async throws(JournalFault) -> MappingVersionEntry? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE v.name = ? ORDER BY v.version DESC LIMIT 1",
        arguments: [name.text]
      ).map { try MappingVersionEntry($0) }
    }
  }

  /// The version that runs use; `nil` where none is approved.
  package func approvedVersion(
    of name: MappingName
  ) async throws(JournalFault) -> MappingVersionEntry? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: Self.columns + " WHERE v.name = ? AND v.phase = 'approved'",
        arguments: [name.text]
      ).map { try MappingVersionEntry($0) }
    }
  }

  /// All that led to a version.
  ///
  /// - Throws: ``JournalFault/unknown(_:_:)``.
  package func draft(
    _ name: MappingName,
    _ version: VersionNumber
  ) async throws(JournalFault) -> DraftEntry {
    try await read { database in
      let description = try String.fetchOne(
        database,
        sql: """
          SELECT body FROM mapping_version JOIN artifact ON hash = description
          WHERE name = ? AND version = ?
          """,
        arguments: [name.text, version.number]
      )
      guard let description else {
        throw JournalFault.unknown(.mappingVersion, "\(name) \(version)")
      }
      let rounds = try Row.fetchAll(
        database,
        sql: """
          SELECT draft_round.*, request.body AS request_text, response.body AS response_text,
            findings.body AS findings_text
          FROM draft_round
          JOIN artifact AS request ON request.hash = request
          JOIN artifact AS response ON response.hash = response
          LEFT JOIN artifact AS findings ON findings.hash = findings
          WHERE name = ? AND version = ? ORDER BY round
          """,
        arguments: [name.text, version.number]
      ).map { try DraftRound($0) }
      return DraftEntry(description: description, rounds: rounds)
    }
  }

  // MARK: Catalogs

  /// - Throws: ``JournalFault/unknown(_:_:)``.
  package func catalog(_ hash: ContentHash) async throws(JournalFault) -> CatalogSnapshot {
    try await read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT catalog_pull.*, body FROM catalog_pull JOIN artifact USING (hash)
          WHERE hash = ? ORDER BY catalog_pull.number DESC LIMIT 1
          """,
        arguments: [hash.text]
      )
      guard let row else { throw JournalFault.unknown(.catalog, hash.text) }
      return CatalogSnapshot(row)
    }
  }

  /// What a connection said last about an object; `nil` where it was never asked.
  package func latestCatalog(
    of object: String,
    at connection: ConnectionName
  ) async throws(JournalFault) -> CatalogSnapshot? {
    try await read { database in
      try Row.fetchOne(
        database,
        sql: """
          SELECT catalog_pull.*, body FROM catalog_pull JOIN artifact USING (hash)
          WHERE connection = ? AND object = ? ORDER BY catalog_pull.number DESC LIMIT 1
          """,
        arguments: [connection.text, object]
      ).map { CatalogSnapshot($0) }
    }
  }

  /// The latest catalog of every object that was ever pulled, without its text.
  package func latestCatalogs() async throws(JournalFault) -> [CatalogSnapshot] {
    try await read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT *, '' AS body FROM catalog_pull
          WHERE number IN (SELECT max(number) FROM catalog_pull GROUP BY connection, object)
          ORDER BY connection, object
          """
      ).map { CatalogSnapshot($0) }
    }
  }
}

extension MappingVersionEntry {
  /// From a row of versions with its texts.
  fileprivate init(_ row: Row) throws(JournalFault) {
    var findings: CheckFindings?
    if let text: String = row["findings"] {
      findings = try StoredBody(kind: "findings", version: 1, text: text).findings()
    }
    var tests: TestSummary?
    if let text: String = row["tests"] {
      tests = try StoredBody(kind: "tests", version: 1, text: text).summary()
    }
    self.init(
      name: MappingName(row["name"]),
      version: VersionNumber(row["version"]),
      state: try MappingVersionState(stored: row["state"]),
      position: row["position"],
      origin: try MappingOrigin(column: row["origin"]),
      description: row["description_text"],
      specHash: (row["spec"] as String?).map(ContentHash.init(_:)),
      spec: row["spec_text"],
      findings: findings,
      checkReport: row["check_text"],
      tests: tests,
      testReport: row["test_text"],
      catalogs: try [CatalogUse](stored: row["catalogs"]),
      prompts: try [PromptUse](stored: row["prompts"]),
      seal: (row["seal"] as String?).map(ContentHash.init(_:)),
      approval: MappingApproval(row),
      createdAt: Instant(milliseconds: row["created_at"]),
      createdBy: ActorName(row["created_by"])
    )
  }
}

extension MappingApproval {
  /// From a row with the columns of an approval, if there was one.
  fileprivate init?(_ row: Row) {
    guard let seal: String = row["approved_seal"] else { return nil }
    self.init(
      seal: ContentHash(seal),
      by: ActorName(row["approved_by"]),
      at: Instant(milliseconds: row["approved_at"])
    )
  }
}

extension MappingOrigin {
  fileprivate init(column text: String) throws(JournalFault) {
    guard let origin = MappingOrigin(rawValue: text) else {
      throw .unreadable(kind: "origin " + text, version: 1)
    }
    self = origin
  }
}

extension DraftRound {
  /// From a row of rounds with its texts.
  fileprivate init(_ row: Row) throws(JournalFault) {
    self.init(
      round: row["round"],
      endpoint: row["endpoint"],
      model: row["model"],
      isStandIn: row["stand_in"],
      request: row["request_text"],
      response: row["response_text"],
      promptTokens: row["prompt_tokens"],
      completionTokens: row["completion_tokens"],
      prompts: try [PromptUse](stored: row["prompts"]),
      findings: row["findings_text"]
    )
  }
}

extension CatalogSnapshot {
  /// From a row of pulls with its text.
  fileprivate init(_ row: Row) {
    self.init(
      connection: ConnectionName(row["connection"]),
      system: row["system"],
      object: row["object"],
      hash: ContentHash(row["hash"]),
      json: row["body"],
      pulledAt: Instant(milliseconds: row["at"])
    )
  }
}
