import Journal
import MappingLanguage
import Records
import SyncMachine
import Transport

extension TestWorkspace {
  /// Sets the sandbox's fault plan.
  func setFaults(_ rules: JSON) async throws {
    let sender = CurlSender()
    _ = try await sender.send(
      WireRequest("PUT", url + "/_sandbox/faults", body: rules.bytes(), addresses: .loopback)
    )
    await sender.shutdown()
  }

  /// Keeps the journal open for writing while `body` works, as another process would.
  func holdingTheJournal(_ body: () async throws -> Void) async throws {
    let journal = try await EventJournal.open(
      at: folder + "/.crosswalk/journal.sqlite",
      actor: ActorName("another"),
      now: { Instant(milliseconds: 1_764_000_000_000) }
    )
    try await body()
    await journal.close()
  }

  /// Keeps another catalog of an object, as a connection would describe it from now on.
  func drift(
    _ object: String,
    at connection: String,
    _ change: (inout Catalog) -> Void
  ) async throws {
    let journal = try await EventJournal.open(
      at: folder + "/.crosswalk/journal.sqlite",
      actor: ActorName("ada"),
      now: { Instant(milliseconds: 1_764_000_000_000) }
    )
    let name = ConnectionName(connection)
    if let kept = try await journal.reader.latestCatalog(of: object, at: name),
      var catalog = Catalog(json: try JSON(parsing: kept.json))
    {
      change(&catalog)
      try await journal.commit(
        .storeCatalog(
          CatalogPull(
            connection: name,
            system: catalog.system,
            object: object,
            hash: ContentHash(catalog.fingerprint.hex),
            json: catalog.json.text()
          )
        )
      )
    }
    await journal.close()
  }

  /// Puts an approved version 2 on the journal's shelf, with the text of a spec as it is.
  func shelve(_ spec: String, of name: String) async throws {
    let journal = try await EventJournal.open(
      at: folder + "/.crosswalk/journal.sqlite",
      actor: ActorName("ada"),
      now: { Instant(milliseconds: 1_764_000_000_000) }
    )
    let name = MappingName(name)
    let hash = ContentHash.sha256(spec)
    let basis = ApprovalBasis(spec: hash, tests: .sha256("{}"), catalogs: [], prompts: [])
    try await journal.commit(
      .describeMapping(MappingDescription(name: name, version: 2, text: "As it was.")),
      .advanceMapping(
        MappingAdvance(
          name: name,
          version: 2,
          events: [
            .drafted(spec: hash), .checked(spec: hash, CheckFindings()),
            .tested(spec: hash, TestSummary(passed: 0, failed: 0)), .proposed(seal: basis.seal),
          ],
          expecting: 1,
          spec: spec,
          testReport: "{}"
        )
      ),
      .approveMapping(name, 2, seal: basis.seal, by: "ada")
    )
    await journal.close()
  }
}
