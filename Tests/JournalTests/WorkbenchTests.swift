import Journal
import Records
import SyncMachine
import Testing

@Suite("The workbench")
struct WorkbenchTests {
  /// Six records: 1 and 3 invalid, 2 created, 4 skipped, 5 held, 6 rejected.
  private func journal(_ folder: JournalFolder) async throws -> EventJournal {
    let journal = try await folder.open()
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    return journal
  }

  @Test func `groups what waits for a person by its cause`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let causes = try await journal.reader.heldCauses(of: Story.run)
    #expect(causes.map(\.kind) == [.invalid, .held, .rejected])
    #expect(causes.map(\.count) == [2, 1, 1])
    #expect(causes.map(\.examples) == [["1", "3"], ["5"], ["6"]])
    #expect(
      causes.map(\.code) == ["R201", "R301", "INVALID_EMAIL_ADDRESS"]
    )
    await journal.close()
  }

  @Test func `shows what waits with its contents`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let invalid = try #require(try await journal.reader.heldRecord("1", in: Story.run))
    #expect(invalid.contents == Story.contents("1"))
    #expect(invalid.entry.batch == nil)
    let rejected = try #require(try await journal.reader.heldRecord("6", in: Story.run))
    #expect(rejected.contents?.mapped == Story.contents("6").mapped)
    #expect(rejected.contents?.details == Story.details)
    var outcome = Story.rejected("6")
    outcome.details = Story.details
    #expect(rejected.entry.outcome == outcome)
    #expect(rejected.entry.batch == 1)
    #expect(rejected.entry.page == 1)
    for record in ["2", "4", "9"] {
      #expect(try await journal.reader.heldRecord(RecordID(record), in: Story.run) == nil)
    }
    await journal.close()
  }

  @Test func `lists outcomes page by page, of the kinds that are wanted`() async throws {
    let folder = try JournalFolder()
    let journal = try await journal(folder)
    let reader = journal.reader
    let all = try await reader.outcomes(of: Story.run, limit: 4)
    #expect(all.map(\.outcome.record) == ["1", "2", "3", "4"])
    let rest = try await reader.outcomes(of: Story.run, after: 4, limit: 4)
    #expect(rest.map(\.outcome.kind) == [.held, .rejected])
    let some = try await reader.outcomes(of: Story.run, kinds: [.created, .skipped], limit: 4)
    #expect(some.map(\.outcome.record) == ["2", "4"])
    #expect(try await reader.outcome(of: "2", in: Story.run)?.outcome == Story.created("2"))
    #expect(try await reader.outcome(of: "9", in: Story.run) == nil)
    await journal.close()
  }
}
