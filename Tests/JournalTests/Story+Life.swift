import Journal
import Records
import SyncMachine

/// A journal with something of everything that can happen.
extension Story {
  static let elsewhere = RunEnd("salesforce", "Contact")
  static let second: RunID = "contacts-to-leads-2"
  static let third: RunID = "contacts-to-contacts-1"

  static func live(_ journal: EventJournal, _ clock: StoryClock) async throws {
    try await fillShelf(journal)
    clock.turn()
    try await journal.commit(.scheduleRun(plan()), .advanceRun(run, [.started], expecting: 1))
    try await read(journal)
    clock.turn()
    try await send(journal)
    try await interrupt(journal)
    try await finish(journal)
    clock.turn()
    try await mend(journal, clock)
    try await breakOff(journal, clock)
    try await erase(journal, clock)
    try await journal.commit(JournalChange(propose(2) + [approve(2)], by: "ben"))
  }

  private static func fillShelf(_ journal: EventJournal) async throws {
    for hash in ["aa", "bb", "aa"] as [ContentHash] {
      try await journal.commit(
        .storeCatalog(
          CatalogPull(
            connection: "hubspot",
            system: "hubspot",
            object: "contacts",
            hash: hash,
            json: "{\"hash\":\"\(hash)\"}"
          )
        )
      )
    }
    let round = DraftRound(
      round: 1,
      endpoint: "http://127.0.0.1:8484/model/v1",
      model: "stand-in",
      isStandIn: true,
      request: "{\"messages\":[]}",
      response: "",
      promptTokens: 900,
      prompts: [PromptUse(file: "draft.md", hash: "9407")],
      findings: "[]"
    )
    try await journal.commit(
      .describeMapping(MappingDescription(name: "other", version: 1, text: "")),
      .recordRound("other", 1, round)
    )
    try await journal.commit(
      .advanceMapping(
        MappingAdvance(name: "other", version: 1, events: [.retired(by: "ada")], expecting: 2)
      )
    )
    try await journal.commit(JournalChange(propose(1) + [approve(1)], by: "ada"))
    try await journal.commit(.note(JournalNote(.sync(sync), [StoredEvent("sync.skipped")])))
  }

  /// Ten records: 1, 6 to 10 to be sent, the others decided.
  private static func read(_ journal: EventJournal) async throws {
    let first = [
      ready("1"), decided("2", .invalid, code: "R201"), decided("3", .held, code: "R301"),
      decided("4", .skipped), decided("5", .unchanged), ready("6"), ready("7"), ready("8"),
    ]
    try await journal.commit(try await sealedPage(1, of: 2, first, journal))
    try await journal.commit(
      try await sealedPage(2, of: 2, [ready("9"), ready("1"), ready("10")], journal)
    )
  }

  /// Batches that are taken, partly taken, cut, lost and decided, lost and found.
  private static func send(_ journal: EventJournal) async throws {
    try await journal.commit(batch([1, 6], isIntended: true), batch([7, 8, 9], isIntended: true))
    try await journal.commit(
      advance(1, [.applied], expecting: 2, [created("1"), RecordOutcome("6", .suppressed)])
    )
    try await journal.commit(
      advance(2, [.partlyApplied(unanswered: 2), .isolationBegan], expecting: 2, [created("7")]),
      split(2, expecting: 4, into: [[8], [9]])
    )
    try await journal.commit(
      advance(3, [.intended(attempt: 1), .notApplied, .intended(attempt: 2)], expecting: 1),
      advance(3, [.answerLost(.neither), .decisionNeeded], expecting: 4)
    )
    try await journal.commit(
      advance(3, [.decided(.applied, by: "ada")], expecting: 6, [RecordOutcome("8", .accepted)])
    )
    let said = try await seal([("9", RecordContents(details: details))], journal)
    try await journal.commit(
      advance(4, [.intended(attempt: 1)], expecting: 1),
      advance(4, [.refused(unanswered: 0)], expecting: 2, [rejected("9")], said)
    )
    try await journal.commit(
      batch([10], isIntended: true),
      advance(5, [.answerLost(.findableCreate), .resolutionBegan], expecting: 2),
      advance(5, [.foundNothing, .foundNothing, .resendChosen], expecting: 4)
    )
    try await journal.commit(
      advance(5, [.intended(attempt: 2)], expecting: 7),
      advance(5, [.applied], expecting: 8, [RecordOutcome("10", .updated)])
    )
  }

  private static func interrupt(_ journal: EventJournal) async throws {
    try await journal.commit(
      .advanceRun(
        run,
        [
          .waitBegan(WaitReason(.quota, connection: "hubspot"), until: noon), .woke,
          .attentionNeeded(Attention(.credentials, code: "CON201", connection: "hubspot")),
          .resumed(by: "ada"), .paused(by: "ada"), .resumed(by: "ben"), .recovered,
        ],
        expecting: 2
      )
    )
  }

  /// 2 is corrected and created, 3 is refused again, 9 is left as it is.
  private static func mend(_ journal: EventJournal, _ clock: StoryClock) async throws {
    let overlay = try await seal([("2", RecordContents(overlay: [1]))], journal)
    try await journal.commit(
      .correct(
        run,
        RecordCorrection(ordinal: 2, target: ["Email"], contents: overlay?.digest),
        overlay
      )
    )
    clock.turn()
    try await retry([2, 3], journal, contents: [("2", RecordContents(mapped: [2]))])
    clock.turn()
    try await journal.commit(batch([2, 3], isIntended: true))
    try await journal.commit(
      advance(6, [.partlyApplied(unanswered: 0)], expecting: 2, [created("2"), rejected("3")])
    )
    try await journal.commit(.dismiss(run, [9], reason: "no address"))
    try await finish(journal)
    clock.turn()
  }

  /// A second run reads 3 and 11 again, maps them again before they are sent, and is cancelled
  /// while 12 is in doubt.
  private static func breakOff(_ journal: EventJournal, _ clock: StoryClock) async throws {
    var plan = plan(second, occurrence: "2026-03-01T12:00Z")
    plan.since = noon
    try await journal.commit(.scheduleRun(plan), .advanceRun(second, [.started], expecting: 1))
    let records = [ready("3"), ready("11"), ready("12"), decided("13", .invalid, code: "R201")]
    try await journal.commit(try await sealedPage(1, of: 1, records, in: second, journal))
    try await journal.commit(
      batch([3], in: second, isIntended: true),
      advance(1, [.answerLost(.convergentUpsert)], expecting: 2, in: second)
    )
    let answers = RecordContents(mapped: [1], answers: [2])
    try await journal.commit(
      batch([1, 2], in: second),
      advance(
        2,
        [.remapped(left: 1), .intended(attempt: 1), .notApplied],
        expecting: 1,
        [RecordOutcome("11", .skipped, rule: "f1")],
        ready: [ReadyRecord(1, .sha256("[1]"))],
        in: second,
        try await seal([("3", answers)], of: second, journal)
      )
    )
    clock.turn()
    try await journal.commit(
      .advanceRun(second, [.cancelRequested(by: "ada"), .wentQuiet], expecting: 2)
    )
  }

  /// A third run writes elsewhere; one person is erased while their record waits there.
  private static func erase(_ journal: EventJournal, _ clock: StoryClock) async throws {
    try await journal.commit(
      .scheduleRun(plan(third, to: elsewhere)),
      .advanceRun(third, [.started], expecting: 1)
    )
    let records = [ready("1"), decided("9", .invalid, code: "R201")]
    try await journal.commit(try await sealedPage(1, of: 1, records, in: third, journal))
    clock.turn()
    _ = try await journal.erase(email("1"), reason: "asked", by: "ada")
    _ = try await journal.erase("13", reason: nil, by: "ada")
    try await finish(journal, third)
    clock.turn()
  }
}
