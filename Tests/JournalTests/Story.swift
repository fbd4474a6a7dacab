import Journal
import Records
import SyncMachine

/// The people, mappings and runs that tests tell of.
enum Story {
  static let noon = Instant(milliseconds: 1_772_366_400_000)
  static let mapping: MappingName = "hubspot-contacts-to-salesforce-leads"
  static let sync: SyncName = "contacts-to-leads"
  static let run: RunID = "contacts-to-leads-1"
  static let source = RunEnd("hubspot", "contacts")
  static let destination = RunEnd("salesforce", "Lead")
  static let scope = LedgerScope(from: source, to: destination)

  // MARK: Mappings

  static func specText(_ version: VersionNumber) -> String { "{\"version\": \(version)}\n" }

  static func basis(_ version: VersionNumber, report: String = "{}") -> ApprovalBasis {
    ApprovalBasis(
      spec: .sha256(specText(version)),
      tests: .sha256(report),
      catalogs: [CatalogUse(system: "hubspot", object: "contacts", hash: "ca7a")],
      prompts: [PromptUse(file: "draft.md", hash: "9407")]
    )
  }

  /// Everything of a version up to `proposed`, as one change.
  static func propose(
    _ version: VersionNumber,
    findings: CheckFindings = CheckFindings(),
    name: MappingName = mapping
  ) -> [JournalWrite] {
    let basis = basis(version)
    return [
      .describeMapping(
        MappingDescription(name: name, version: version, text: "Map contacts to leads.")
      ),
      .advanceMapping(
        MappingAdvance(
          name: name,
          version: version,
          events: [
            .drafted(spec: basis.spec), .checked(spec: basis.spec, findings),
            .tested(spec: basis.spec, TestSummary(passed: 3, failed: 0)),
            .proposed(seal: basis.seal),
          ],
          expecting: 1,
          spec: specText(version),
          checkReport: "[]",
          testReport: "{}",
          catalogs: basis.catalogs,
          prompts: basis.prompts
        )
      ),
    ]
  }

  static func approve(_ version: VersionNumber) -> JournalWrite {
    .approveMapping(mapping, version, seal: basis(version).seal, by: "ada")
  }

  // MARK: Runs

  static func plan(
    _ id: RunID = run,
    to destination: RunEnd = destination,
    occurrence: String? = nil
  ) -> RunPlan {
    RunPlan(
      id: id,
      sync: sync,
      mapping: mapping,
      version: 1,
      seal: basis(1).seal,
      source: source,
      destination: destination,
      trigger: occurrence == nil ? .person : .schedule,
      occurrence: occurrence
    )
  }

  /// An approved mapping and a running run.
  static func begin(_ journal: EventJournal) async throws {
    try await journal.commit(JournalChange(propose(1) + [approve(1)]))
    try await journal.commit(.scheduleRun(plan()), .advanceRun(run, [.started], expecting: 1))
  }

  // MARK: Records

  /// What is in a record at its source, as JSON.
  static func source(_ id: String) -> [UInt8] { Array("{\"id\":\"\(id)\"}".utf8) }

  /// What the mapping makes of it, as JSON.
  static func mapped(_ id: String) -> [UInt8] { Array("{\"LastName\":\"L\(id)\"}".utf8) }

  static func ready(_ id: String) -> PageRecord {
    PageRecord(RecordID(id), .ready(.sha256(mapped(id))))
  }

  static func decided(_ id: String, _ kind: OutcomeKind, code: String? = nil) -> PageRecord {
    let outcome = RecordOutcome(
      RecordID(id),
      kind,
      code: code,
      field: code == nil ? nil : "Email",
      rule: "r4",
      message: "not an e-mail address"
    )
    return PageRecord(RecordID(id), .decided(outcome))
  }

  /// Pages as the source gives them: the first begins nowhere, the last leads nowhere.
  static func page(
    _ number: PageNumber,
    of last: PageNumber,
    _ records: [PageRecord],
    in run: RunID = run,
    _ contents: SealedContents? = nil
  ) -> JournalWrite {
    .stagePage(
      PageStaging(
        run: run,
        page: IntakePage(
          number,
          after: number == 1 ? nil : PageToken("t\(number.number - 1)")
        ),
        next: number == last ? nil : PageToken("t\(number)"),
        records: records,
        contents: contents
      )
    )
  }

  static func batch(
    _ ordinals: [RecordOrdinal],
    in run: RunID = run,
    isIntended: Bool = false
  ) -> JournalWrite {
    .planBatch(BatchPlan(run: run, records: ordinals, isIntended: isIntended))
  }

  static func advance(
    _ number: BatchNumber,
    _ events: [BatchEvent],
    expecting: Int,
    _ outcomes: [RecordOutcome] = [],
    ready: [ReadyRecord] = [],
    in run: RunID = run,
    _ contents: SealedContents? = nil
  ) -> JournalWrite {
    .advanceBatch(
      BatchAdvance(
        run: run,
        number: number,
        events: events,
        expecting: expecting,
        outcomes: outcomes,
        ready: ready,
        contents: contents
      )
    )
  }

  static func split(
    _ number: BatchNumber,
    expecting: Int,
    into pieces: [[RecordOrdinal]]
  ) -> JournalWrite {
    .splitBatch(BatchSplit(run: run, number: number, expecting: expecting, pieces: pieces))
  }

  static func created(_ id: String) -> RecordOutcome {
    RecordOutcome(RecordID(id), .created, destination: DestinationID("00Q\(id)"))
  }

  static func rejected(_ id: String) -> RecordOutcome {
    RecordOutcome(
      RecordID(id),
      .rejected,
      code: "INVALID_EMAIL_ADDRESS",
      field: "Email",
      message: "Email is not an e-mail address"
    )
  }
}
