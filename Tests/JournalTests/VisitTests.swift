import Journal
import Records
import SyncMachine
import Testing

@Suite("What became of a record")
struct VisitTests {
  private func outcome(
    of record: RecordID,
    at instant: Instant?,
    _ journal: EventJournal
  ) async throws -> OutcomeEntry? {
    try #require(try await journal.reader.visits(of: record, asOf: instant).last).outcome
  }

  @Test func `is told as it was at any time`() async throws {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let journal = try await folder.open(clock)
    try await Story.begin(journal)
    let before = clock.now
    let read = clock.turn()
    try await Story.workThrough(journal)
    try await Story.finish(journal)
    let retried = clock.turn()
    let overlay = try await Story.seal([("6", RecordContents(overlay: [1]))], journal)
    let correction = RecordCorrection(ordinal: 6, source: ["email"], contents: overlay?.digest)
    try await journal.commit(JournalChange(.correct(Story.run, correction, overlay), by: "ada"))
    try await Story.retry([6], journal)
    // While it waits, too, its first outcome is known.
    #expect(try await outcome(of: "6", at: nil, journal) == nil)
    #expect(try await outcome(of: "6", at: read, journal)?.outcome == Story.rejected("6"))

    let decided = clock.turn()
    try await journal.commit(
      Story.advance(
        1,
        [.intended(attempt: 2), .applied],
        expecting: 4,
        [Story.created("6")]
      )
    )
    #expect(try await journal.reader.visits(of: "6", asOf: before).isEmpty)
    let first = try #require(try await outcome(of: "6", at: read, journal))
    #expect(first.outcome == Story.rejected("6"))
    #expect(first.batch == 1)
    #expect(first.attempts == 1)
    #expect(first.at == read)
    #expect(!first.isCorrected)
    #expect(try await outcome(of: "6", at: retried, journal) == nil)
    let last = try #require(try await outcome(of: "6", at: decided, journal))
    #expect(last.outcome == Story.created("6"))
    #expect(last.batch == 1)
    #expect(last.attempts == 2)
    #expect(last.isCorrected)

    let visit = try #require(try await journal.reader.visits(of: "6").first)
    #expect(visit.outcome == last)
    #expect(visit.readAt == read)
    #expect(visit.ordinal == 6)
    #expect(visit.corrections.map(\.event.kind) == [.corrected, .retried])
    #expect(visit.corrections.map(\.by) == ["ada", "test"])
    #expect(visit.corrections.allSatisfy { $0.at == retried })
    await journal.close()
  }

  @Test func `was not settled before somebody settled it`() async throws {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let journal = try await folder.open(clock)
    try await Story.begin(journal)
    try await Story.workThrough(journal)
    try await Story.finish(journal)
    let open = clock.now
    let dismissed = clock.turn()
    try await journal.commit(.dismiss(Story.run, [1], reason: "spam"))
    let again = clock.turn()
    try await journal.commit(
      .scheduleRun(Story.plan(Story.second)),
      .advanceRun(Story.second, [.started], expecting: 1),
      Story.page(1, of: 1, [Story.ready("1"), Story.ready("3")], in: Story.second)
    )
    let erased = clock.turn()
    _ = try await journal.erase("5", reason: nil, by: "ada")
    func settlements(_ record: RecordID) async throws -> [OutcomeEntry.Settlement?] {
      var settlements: [OutcomeEntry.Settlement?] = []
      for instant in [open, dismissed, again, erased] {
        settlements.append(try await outcome(of: record, at: instant, journal)?.settlement)
      }
      return settlements
    }
    #expect(try await settlements("1") == [nil, .dismissed, .dismissed, .dismissed])
    #expect(try await settlements("3") == [nil, nil, .superseded, .superseded])
    #expect(try await settlements("5") == [nil, nil, nil, .erased])
    #expect(try await settlements("6") == [nil, nil, nil, nil])
    #expect(try await outcome(of: "5", at: again, journal)?.outcome.code == "R301")
    #expect(try await outcome(of: "5", at: erased, journal)?.outcome.code == nil)
    await journal.close()
  }

  @Test func `is the same as of now as it is now`() async throws {
    let folder = try JournalFolder()
    let clock = StoryClock()
    let journal = try await folder.open(clock)
    try await Story.live(journal, clock)
    for record in (1...14).map({ RecordID(String($0)) }) {
      let now = try await journal.reader.visits(of: record)
      #expect(try await journal.reader.visits(of: record, asOf: clock.now) == now)
    }
    let visits = try await journal.reader.visits(of: "1")
    #expect(visits.map(\.run) == [Story.third, Story.run])
    #expect(try await journal.reader.visits(of: "1", limit: 1).map(\.run) == [Story.third])
    await journal.close()
  }
}
