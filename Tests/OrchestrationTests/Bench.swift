import Foundation
import Journal
import MappingLanguage
import Orchestration
import Records
import SyncMachine
import Synchronization
import Workspace

/// A workspace with one sync between two fake platforms, and a real journal in a folder of its own.
final class Bench: Sendable {
  static let sync = "contacts-to-leads"
  static let mapping: MappingName = "contacts-to-leads"

  let platforms: FakePlatforms
  let clock: VirtualClock
  private let folder: URL
  private let reports = Mutex<[RunReport]>([])
  private let names = Mutex<UInt16>(0)

  init(_ state: FakePlatforms.State, start: Instant = VirtualClock.start) throws {
    let clock = VirtualClock(start)
    var state = state
    state.now = { clock.now() }
    platforms = FakePlatforms(state)
    self.clock = clock
    folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Contacts with ids from 1, each with a last name, and a company of one of three names.
  static func contacts(_ count: Int) -> FakePlatforms.State {
    var state = FakePlatforms.State()
    let companies = ["Fjord & Sons", "Kilo AG", "Nobody Ltd"]
    state.contacts = (1...max(1, count)).prefix(count).map { number in
      let properties: JSON = [
        "hs_object_id": .string(String(number)), "lastname": .string("Name \(number)"),
        "email": .string("person\(number)@example.com"),
        "company": .string(companies[number % 3]),
      ]
      return (String(number), properties)
    }
    state.accounts = [("001A", "Fjord & Sons"), ("001B", "Kilo AG")]
    return state
  }

  /// Opens the journal; `onWrite` is called while a transaction is written.
  func openJournal(
    in folder: String? = nil,
    onWrite: @escaping @Sendable () -> Void = {}
  ) async throws -> EventJournal {
    try await EventJournal.open(
      at: (folder ?? self.folder.path) + "/journal.sqlite",
      actor: "tester",
      now: { [clock] in
        onWrite()
        return clock.now()
      }
    )
  }

  /// What would be left if the process died now: the files, and the platforms as they are.
  func wreck() throws -> Bench {
    let other = try Bench(platforms.look { $0 }, start: clock.now())
    for file in ["journal.sqlite", "keys.sqlite"] {
      for suffix in ["", "-wal"] {
        let name = file + suffix
        guard FileManager.default.fileExists(atPath: folder.path + "/" + name) else { continue }
        try FileManager.default.copyItem(
          atPath: folder.path + "/" + name,
          toPath: other.folder.path + "/" + name
        )
      }
    }
    return other
  }

  /// Puts an empty file in the place of the keys; the journal must be closed.
  func loseKeys() throws {
    for suffix in ["", "-wal", "-shm"] {
      let file = folder.appending(path: "keys.sqlite" + suffix)
      if FileManager.default.fileExists(atPath: file.path) {
        try FileManager.default.removeItem(at: file)
      }
    }
    try Data().write(to: folder.appending(path: "keys.sqlite"))
  }

  /// A runner as a fresh process would make it.
  func runner(
    _ journal: EventJournal,
    options: RunOptions = RunOptions(),
    configuration: WorkspaceConfiguration = Bench.configuration,
    prepared: [ConnectionSession] = []
  ) -> SyncRunner {
    let pool = ConnectionPool(
      configuration,
      secrets: SecretResolver(folder: folder.path, environment: ["SECRET": "secret"]),
      sender: platforms,
      clock: clock,
      prepared: prepared
    )
    return SyncRunner(
      configuration,
      journal: journal,
      connections: pool,
      clock: clock,
      naming: RunNaming { [self] in
        names.withLock {
          $0 += 1
          return $0
        }
      },
      options: options
    )
  }

  static var configuration: WorkspaceConfiguration {
    var configuration = WorkspaceConfiguration(name: "bench")
    let secret = SecretReference.environment("SECRET")
    configuration.connections = [
      ConnectionSettings(
        name: "crm",
        platform: "hubspot",
        endpoint: "https://api.example",
        tier: "enterprise",
        credentials: ["token": secret]
      ),
      ConnectionSettings(
        name: "org",
        platform: "salesforce",
        endpoint: "https://org.example",
        credentials: ["client_id": secret, "client_secret": secret]
      ),
    ]
    configuration.syncs = [
      SyncSettings(
        name: sync,
        mapping: mapping.text,
        source: "crm",
        destination: "org",
        every: .seconds(900)
      )
    ]
    return configuration
  }

  // MARK: Reports

  func note(_ report: RunReport) { reports.withLock { $0.append(report) } }

  var noted: [RunReport] { reports.withLock { $0 } }

  // MARK: The mapping

  /// Stores the catalogs and a version, and approves it where that is wanted.
  ///
  /// `kept` is the text that is stored where it is not the canonical one.
  func shelve(
    _ journal: EventJournal,
    spec text: String = Bench.spec,
    kept: String? = nil,
    version: VersionNumber = 1,
    isApproved: Bool = true
  ) async throws {
    let spec = try MappingSpec(parsing: text, source: "spec.json")
    let kept = kept ?? String(decoding: spec.canonicalBytes, as: UTF8.self)
    let catalogs = [Self.sourceCatalog, Self.targetCatalog].map { catalog in
      CatalogUse(
        system: catalog.system,
        object: catalog.object,
        hash: ContentHash(catalog.fingerprint.hex)
      )
    }
    let hash = ContentHash.sha256(kept)
    let tests = #"{"passed":1}"#
    let seal = ApprovalBasis(spec: hash, tests: .sha256(tests), catalogs: catalogs, prompts: [])
      .seal
    try await journal.commit(
      .storeCatalog(Self.pull(Self.sourceCatalog, "crm")),
      .storeCatalog(Self.pull(Self.targetCatalog, "org")),
      .describeMapping(
        MappingDescription(name: Self.mapping, version: version, text: "Copy contacts to leads.")
      ),
      .advanceMapping(
        MappingAdvance(
          name: Self.mapping,
          version: version,
          events: [
            .drafted(spec: hash), .checked(spec: hash, CheckFindings()),
            .tested(spec: hash, TestSummary(passed: 1, failed: 0)), .proposed(seal: seal),
          ],
          expecting: 1,
          spec: kept,
          testReport: tests,
          catalogs: catalogs
        )
      )
    )
    if isApproved {
      try await journal.commit(.approveMapping(Self.mapping, version, seal: seal, by: "ada"))
    }
  }

  private static func pull(_ catalog: Catalog, _ connection: ConnectionName) -> CatalogPull {
    CatalogPull(
      connection: connection,
      system: catalog.system,
      object: catalog.object,
      hash: ContentHash(catalog.fingerprint.hex),
      json: catalog.json.text()
    )
  }

  static let sourceCatalog = Catalog(
    system: "hubspot",
    object: "contacts",
    label: "Contacts",
    fields: ["hs_object_id", "lastname", "email", "company", "note", "tier"].map {
      CatalogField($0, path: FieldPath(["properties", $0]), type: .text)
    }
  )

  static let targetCatalog: Catalog = {
    var key = CatalogField("Key__c", type: .text)
    key.isKey = true
    key.maxLength = 40
    var name = CatalogField("LastName", type: .text)
    name.requiredOnCreate = true
    name.nullable = false
    var account = CatalogField("Account__c", type: .reference)
    account.references = "Account"
    return Catalog(
      system: "salesforce",
      object: "Lead",
      label: "Lead",
      fields: [
        key, name, CatalogField("Email", type: .text), account,
        CatalogField("Segment__c", type: .text), CatalogField("Seats__c", type: .int),
        CatalogField("Born__c", type: .date),
      ]
    )
  }()

  /// Skips contacts with the note "skip", holds those with "ask"; a lead needs a last name.
  static let spec = #"""
    {
      "mapping": 1, "id": "contacts-to-leads",
      "description": [{"id": "S1", "text": "Copy contacts to leads."}],
      "source": {"system": "hubspot", "object": "contacts"},
      "target": {"system": "salesforce", "object": "Lead", "operation": "upsert", "key": ["Key__c"]},
      "defaults": {"on_error": "reject_record", "on_null": "omit"},
      "lookups": [
        {"name": "account", "system": "salesforce", "object": "Account",
         "match": [{"field": "Name", "equals": {"field": "company"}, "case_insensitive": true}],
         "return": "Id", "on_none": "null", "on_many": "error"}
      ],
      "filters": [
        {"id": "f1", "when": {"all": [{"of": {"field": "note"}, "op": "eq", "arg": "skip"}]},
         "action": "drop_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "f2", "when": {"all": [{"of": {"field": "note"}, "op": "eq", "arg": "ask"}]},
         "action": "hold_record", "ask": {"text": "Really?", "options": ["yes", "no"]},
         "because": [{"s": "S1", "quote": "Copy"}]}
      ],
      "rules": [
        {"id": "r1", "target": "Key__c", "value": {"field": "hs_object_id"},
         "on_null": "reject_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r2", "target": "LastName", "value": {"field": "lastname"},
         "on_null": "reject_record", "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r3", "target": "Email", "value": {"field": "email"},
         "because": [{"s": "S1", "quote": "Copy"}]},
        {"id": "r4", "target": "Account__c", "value": {"lookup": "account"},
         "because": [{"s": "S1", "quote": "Copy"}]}
      ]
    }
    """#
}
