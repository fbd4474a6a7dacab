import Journal
import Records
import SyncMachine

/// What is in the records of the story, sealed as the driver seals it.
extension Story {
  /// The e-mail address of the person of a record.
  static func email(_ id: String) -> String { "person\(id)@canary.example" }

  static func contents(_ id: String) -> RecordContents {
    RecordContents(
      source: Array("{\"id\":\"\(id)\",\"email\":\"\(email(id))\"}".utf8),
      key: email(id),
      mapped: Array("{\"LastName\":\"Canary-\(id)\",\"Email\":\"\(email(id))\"}".utf8)
    )
  }

  /// Seals contents of records, each with the key of its person.
  static func seal(
    _ contents: [(id: String, contents: RecordContents)],
    of run: RunID = run,
    _ journal: EventJournal
  ) async throws -> SealedContents? {
    let keys = try await journal.vault.keys(
      of: contents.map { RecordID($0.id) },
      at: source,
      handles: contents.map { [email($0.id)] }
    )
    return try await PersonVault.seal(
      zip(contents, keys).map { (RecordID($0.id), $1, $0.contents) },
      of: run
    )
  }

  /// A page whose records have contents; records that are ready have the fingerprint of theirs.
  static func sealedPage(
    _ number: PageNumber,
    of last: PageNumber,
    _ records: [PageRecord],
    in run: RunID = run,
    _ journal: EventJournal
  ) async throws -> JournalWrite {
    let keys = try await journal.vault.keys(
      of: records.map(\.record),
      at: source,
      handles: records.map { [email($0.record.text)] }
    )
    let members = zip(records, keys).map { record, key in
      guard case .ready = record.verdict else { return record }
      let bytes = contents(record.record.text).mapped ?? []
      return PageRecord(record.record, .ready(key.fingerprint(of: bytes)))
    }
    let all = records.map { (id: $0.record.text, contents: contents($0.record.text)) }
    return page(number, of: last, members, in: run, try await seal(all, of: run, journal))
  }

  /// What the destination says about a refused record.
  static let details = "{\"status\":400}"

  /// One page and one batch of a run: 1 and 3 invalid, 2 created, 4 skipped, 5 held, 6 rejected.
  static func workThrough(_ journal: EventJournal, _ run: RunID = run) async throws {
    let page = try await sealedPage(
      1,
      of: 1,
      [
        decided("1", .invalid, code: "R201"), ready("2"), decided("3", .invalid, code: "R201"),
        decided("4", .skipped), decided("5", .held, code: "R301"), ready("6"),
      ],
      in: run,
      journal
    )
    try await journal.commit(page, batch([2, 6], in: run, isIntended: true))
    let said = try await seal([("6", RecordContents(details: details))], of: run, journal)
    try await journal.commit(
      advance(
        1,
        [.partlyApplied(unanswered: 0)],
        expecting: 2,
        [created("2"), rejected("6")],
        in: run,
        said
      )
    )
  }

  /// Records of the workbench are tried again, with fingerprints that no other record has.
  static func retry(
    _ ordinals: [RecordOrdinal],
    in run: RunID = run,
    _ journal: EventJournal,
    contents: [(id: String, contents: RecordContents)] = []
  ) async throws {
    try await journal.commit(
      .retry(
        RecordRetry(
          run: run,
          records: ordinals.map { ReadyRecord($0, ContentHash("again-\($0)")) },
          contents: try await seal(contents, of: run, journal)
        )
      )
    )
  }

  /// The run ends with the counts the journal has.
  static func finish(_ journal: EventJournal, _ run: RunID = run) async throws {
    let entry = try await journal.reader.run(run)
    try await journal.commit(
      .advanceRun(run, [.finished(entry.counts)], expecting: entry.position)
    )
  }
}
