import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

extension Workbench {
  /// A test with what it was made from.
  struct TestedRecord: Sendable {
    var test: Retest
    var overlay: RecordOverlay
    var answers: [UInt8]?
  }

  /// Maps records anew with the run's own version, look-ups asked again, and their corrections:
  /// those made before, and one more.
  func test(
    _ entries: [OutcomeEntry],
    _ contents: [RecordOrdinal: RecordContents],
    laying overlay: RecordOverlay
  ) async throws(RunFault) -> [TestedRecord] {
    var tests: [TestedRecord] = []
    var mappings = CorrectedMappings(work.mapping)
    for entry in entries {
      guard let known = contents[entry.ordinal], let source = known.source else {
        throw RunFault(RunFault.unreadable(entry.outcome.record))
      }
      let all = RecordOverlay(stored: known.overlay).amended(by: overlay)
      let mapping = try mappings.mapping(with: all)
      let record = SourceRecord(
        id: entry.outcome.record.text,
        json: all.applied(to: source, of: mapping.approved.source)
      )
      let answers = try await answers(for: record, mapping)
      let page = await mapping.map(
        FetchedPage(records: [record]),
        with: answers,
        by: work.source.adapter
      )
      tests.append(
        TestedRecord(
          test: Retest(
            record: entry.outcome.record,
            ordinal: entry.ordinal,
            before: known.mapped,
            result: Self.result(page.outcomes[0], of: entry.outcome.record)
          ),
          overlay: all,
          answers: answers.stored(of: 0)
        )
      )
    }
    return tests
  }

  private func answers(
    for record: SourceRecord,
    _ mapping: PageMapping
  ) async throws(RunFault) -> PageAnswers {
    do throws(LookupFault) {
      return try await mapping.answers(
        for: [record],
        run: RunConstants(
          startedAt: run.startedAt ?? run.scheduledAt,
          runID: run.plan.id.text
        ),
        at: work.destination
      )
    } catch {
      throw RunFault(error.session.diagnostic(error.fault, inRun: false))
    }
  }

  private static func result(
    _ outcome: MappingLanguage.RecordOutcome,
    of record: RecordID
  ) -> Retest.Result {
    switch outcome {
    case .emitted(let mapped): .passes(mapped)
    case .dropped(let filter): .fails(Journal.RecordOutcome(record, .skipped, rule: filter))
    case .held(let held): .fails(held.outcome(of: record))
    case .rejected(let rejection), .runFailed(let rejection):
      .fails(rejection.outcome(.invalid, of: record))
    }
  }

  // MARK: The journal

  func contents(
    of entries: [OutcomeEntry]
  ) async throws(RunFault) -> [RecordOrdinal: RecordContents] {
    try await asking { () async throws(JournalFault) in
      try await runner.journal.reader.contents(of: entries.map(\.ordinal), in: run.plan.id)
    }
  }

  /// The keys of records that have one; from now on these go by the addresses, too.
  func keys(
    of records: [RecordID],
    addresses: [String] = []
  ) async throws(RunFault) -> [RecordID: PersonKey] {
    let vault = runner.journal.vault
    let source = run.plan.source
    return try await asking { () async throws(JournalFault) in
      let known = try await vault.knownKeys(of: records, at: source)
      if !addresses.isEmpty {
        let ids = Array(known.keys)
        _ = try await vault.keys(of: ids, at: source, handles: ids.map { _ in addresses })
      }
      return known
    }
  }

  func sealing(
    _ contents: [(record: RecordID, key: PersonKey, contents: RecordContents)]
  ) async throws(RunFault) -> SealedContents? {
    try await asking { () async throws(JournalFault) in
      try await PersonVault.seal(contents, of: run.plan.id)
    }
  }

  func commit(_ write: JournalWrite, by actor: ActorName) async throws(RunFault) {
    do throws(JournalFault) {
      try await runner.journal.commit(JournalChange(write, by: actor))
    } catch {
      throw .journal(error)
    }
  }
}
