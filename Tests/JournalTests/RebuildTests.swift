import Diagnostics
import Journal
import Records
import SyncMachine
import Testing

@Suite("Making rows anew")
struct RebuildTests {
  /// A closed journal with something of everything.
  private func lived() async throws -> JournalFolder {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let journal = try await folder.open(clock)
    try await Story.live(journal, clock)
    await journal.close()
    return folder
  }

  @Test func `gives the rows that were there`() async throws {
    let folder = try await lived()
    let before = try await Picture(of: folder)
    let report = try await folder.keeping.rebuild()
    #expect(report.isSame)
    #expect(report.before == report.after)
    #expect(report.events > 60)
    let after = try await Picture(of: folder)
    #expect(before == after)
    let phases = before.runs.map(\.state.phase)
    #expect(phases == [.completedWithExceptions, .cancelled, .completedWithExceptions])
    #expect(before.due == Picture.Due(leads: ["3"], elsewhere: ["9"]))
  }

  /// What readers of the journal see.
  private struct Picture: Equatable {
    struct Due: Equatable {
      var leads: [RecordID]
      var elsewhere: [RecordID]
    }

    var runs: [RunEntry]
    var outcomes: [[OutcomeEntry]]
    var staged: [[StagedRecord]]
    var causes: [[HeldCause]]
    var ledger: [RecordID: LedgerEntry]
    var due: Due
    var contents: [RecordOrdinal: RecordContents]
    var versions: [MappingVersionSummary]
    var draft: DraftEntry
    var catalogs: [CatalogSnapshot]

    init(of folder: JournalFolder) async throws {
      let reader = try await EventJournal.reader(at: folder.file)
      runs = try await reader.runs(limit: 9)
      outcomes = []
      staged = []
      causes = []
      for run in runs.map(\.plan.id) {
        outcomes.append(try await reader.outcomes(of: run, limit: 99))
        staged.append(try await reader.stagedRecords(of: run))
        causes.append(try await reader.heldCauses(of: run))
      }
      ledger = try await reader.ledger(
        Story.scope,
        records: (1...13).map { RecordID(String($0)) }
      )
      let elsewhere = LedgerScope(from: Story.source, to: Story.elsewhere)
      due = Due(
        leads: try await reader.dueRecords(Story.scope, after: nil, limit: 99),
        elsewhere: try await reader.dueRecords(elsewhere, after: nil, limit: 99)
      )
      contents = try await reader.contents(of: (1...10).map { RecordOrdinal($0) }, in: Story.run)
      versions = try await reader.mappingVersions()
      draft = try await reader.draft("other", 1)
      catalogs = try await reader.latestCatalogs()
    }
  }

  @Test func `repairs every kind of row that was doctored, and says so`() async throws {
    let folder = try await lived()
    let whole = try await folder.keeping.rebuild().after
    for sql in [
      "UPDATE run SET cursor = 'elsewhere' WHERE number = 1", "UPDATE run SET ended_at = 7",
      "UPDATE pair SET source_object = 'deals' WHERE number = 2",
      "UPDATE record SET outcome = 'created' WHERE outcome = 'rejected'",
      "UPDATE record SET message = 'other' WHERE message IS NOT NULL",
      "UPDATE record SET hash = '' WHERE hash IS NULL", "UPDATE batch SET open = 1",
      "UPDATE batch SET members = '1-9' WHERE number = 1", "DELETE FROM batch WHERE number = 5",
      "UPDATE ledger SET hash = '0dd' WHERE record = '7'", "DELETE FROM ledger",
      "INSERT INTO due VALUES (1, '4', 1, 4)", "DELETE FROM due",
      "UPDATE mapping_version SET phase = 'retired' WHERE phase = 'approved'",
      "INSERT INTO approval VALUES ('other', 1, '5ea1', 'eve', 0)",
      "UPDATE draft_round SET findings = NULL", "UPDATE catalog_pull SET hash = 'bb'",
    ] {
      try folder.tamper(sql)
      let repaired = try await folder.keeping.rebuild()
      #expect(!repaired.isSame, "\(sql)")
      #expect(repaired.after == whole, "\(sql)")
    }
    #expect(try await folder.keeping.rebuild().isSame)
  }

  @Test func `waits for the writer to be gone`() async throws {
    let folder = try JournalFolder()
    let journal = try await folder.open()
    let fault = await #expect(throws: JournalFault.self) {
      _ = try await folder.keeping.rebuild()
    }
    #expect(fault?.diagnostic.code == .JRN102)
    await journal.close()
    #expect(try await folder.keeping.rebuild().events == 0)
  }

  @Test func `is refused where an event is not what was written`() async throws {
    let folder = try await lived()
    try folder.tamper(
      "DROP TRIGGER event_never_changes; UPDATE event SET at = 7 WHERE sequence = 12"
    )
    await #expect(throws: JournalFault.damaged("event 12 is not what was written")) {
      _ = try await folder.keeping.rebuild()
    }
  }

  @Test func `lets the journal go on where it was`() async throws {
    let folder = try await lived()
    _ = try await folder.keeping.rebuild()
    let journal = try await folder.open()
    var plan = Story.plan("contacts-to-leads-3")
    plan.version = 2
    plan.seal = Story.basis(2).seal
    try await journal.commit(
      .scheduleRun(plan),
      .advanceRun(plan.id, [.started], expecting: 1)
    )
    try await journal.commit(Story.page(1, of: 1, [Story.ready("3")], in: plan.id))
    let receipt = try await journal.commit(Story.batch([1], in: plan.id, isIntended: true))
    #expect(receipt.batches == [1])
    _ = try await journal.reader.verifyChain()
    await journal.close()
    #expect(try await folder.keeping.rebuild().isSame)
  }
}
