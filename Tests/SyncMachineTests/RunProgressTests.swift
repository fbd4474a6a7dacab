import Records
import SyncMachine
import Testing

@Suite("The progress of a run")
struct RunProgressTests {
  private func progress(_ facts: [RunFact]) throws -> RunProgress {
    var progress = RunProgress()
    for fact in facts { try progress.apply(fact) }
    return progress
  }

  private func counts(_ change: (inout RunCounts) -> Void) -> RunCounts {
    var counts = RunCounts()
    change(&counts)
    return counts
  }

  private var onPageFive: [RunFact] {
    let earlier = (1...4).flatMap { number -> [RunFact] in
      let token = PageToken("t\(number)")
      return [
        .intake(.fetched(next: token)), .intake(.mapped),
        .intake(.staged(PageNumber(number), next: token)), .intake(.advanced),
      ]
    }
    return [.run(.started)] + earlier + [
      .counted(counts { $0.read = 400 }), .batchPlanned(4, attempts: 0),
      .batch(4, .intended(attempt: 1)),
      .batch(4, .sent),
    ]
  }

  @Test func `reads as one line`() throws {
    #expect(
      try progress(onPageFive).statusText == "uploading batch 4 (attempt 1) · fetching page 5"
    )
  }

  @Test func `names the refused record and its field`() throws {
    let facts: [RunFact] = [
      .run(.started), .batchPlanned(451, attempts: 0), .batch(451, .intended(attempt: 1)),
      .batch(451, .notApplied), .batch(451, .intended(attempt: 2)), .batch(451, .notApplied),
      .batch(451, .intended(attempt: 3)),
      .problem(451, RecordProblem(record: "45001", kind: .rejected, field: "Email")),
    ]
    #expect(
      try progress(facts).statusText
        == "uploading batch 451 (attempt 3, record 45001 rejected: Email) · fetching page 1"
    )
  }

  @Test func `says what it waits for and until when`() throws {
    let facts =
      onPageFive + [
        .run(.waitBegan(WaitReason(.quota, connection: "hubspot"), until: Samples.noon))
      ]
    #expect(
      try progress(facts).statusText
        == "waiting for the quota of hubspot until 2026-03-01 12:00:00 UTC · "
        + "uploading batch 4 (attempt 1) · fetching page 5"
    )
  }

  @Test(arguments: RunState.Phase.allCases)
  func `has a line for every phase`(phase: RunState.Phase) {
    let text = RunProgress(run: Samples.state(phase), intake: .exhausted(1)).statusText
    #expect(!text.isEmpty)
    #expect(!text.contains("_"))
  }

  @Test func `is ready to finish when nothing is open and the counts add up`() throws {
    var facts: [RunFact] = [
      .run(.started), .intake(.fetched(next: nil)), .intake(.mapped),
      .intake(.staged(1, next: nil)), .intake(.advanced), .counted(counts { $0.read = 2 }),
      .batchPlanned(1, attempts: 0), .batch(1, .intended(attempt: 1)),
    ]
    #expect(try !progress(facts).isReadyToFinish)
    facts += [.batch(1, .applied)]
    #expect(try !progress(facts).isReadyToFinish)
    facts += [.counted(counts { $0.created = 2 })]
    #expect(try progress(facts).isReadyToFinish)
    #expect(try progress(facts).batches.isEmpty)
  }

  @Test func `stays as it was when a machine refuses`() throws {
    var progress = try progress(onPageFive)
    let before = progress
    #expect(throws: IllegalTransition.self) { try progress.apply(.batch(4, .split(pieces: 2))) }
    #expect(progress == before)
  }

  @Test(arguments: [
    (0, "1970-01-01 00:00:00 UTC"), (-1, "1969-12-31 23:59:59 UTC"),
    (951_782_400_000, "2000-02-29 00:00:00 UTC"), (4_107_542_399_999, "2100-02-28 23:59:59 UTC"),
  ])
  func `writes instants in UTC`(milliseconds: Int, text: String) {
    #expect(Instant(milliseconds: Int64(milliseconds)).utcText == text)
  }

  @Test func `adds up the ten words`() {
    var counts = RunCounts()
    for (index, kind) in OutcomeKind.allCases.enumerated() { counts[kind] = index + 1 }
    counts.read = 55
    #expect(counts.decided == 45)
    #expect(!counts.addsUp)
    counts.unknown = 0
    #expect(counts.pending == 10)
    counts.read = 45
    #expect(counts.addsUp)
  }
}
