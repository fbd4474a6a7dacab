import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

/// Records wait before they are sent, and the destination does not: what a mapping depends on is
/// read again just before an attempt, and records that it is different for are mapped again.
extension RunDriver {
  /// A record with what it is mapped again from.
  private struct ReadRecord: Sendable {
    var pending: PendingRecord
    /// With its corrections.
    var mapping: PageMapping
    var source: SourceRecord
    /// What was answered before, and what the destination holds now.
    var answers: RecordAnswers
  }

  private struct RemappedRecord: Sendable {
    var pending: PendingRecord
    var outcome: MappingLanguage.RecordOutcome
    var answers: [UInt8]?
  }

  /// Sees to it that a planned batch holds what its mapping makes of the destination as it is now.
  ///
  /// What may have been applied already is left as it was frozen. `false` where the batch is not to
  /// be sent now: the destination did not answer, none of its records is left, or the run stops.
  func bringUpToDate(_ batch: OpenBatch) async throws(RunFault) -> Bool {
    guard mapping.readsDestination, !batch.mayBeApplied else { return true }
    let keys = batch.records.map { $0.mapped.key.isEmpty ? nil : $0.mapped.key }
    let held = try await answered(for: batch.number) { () async throws(LookupFault) in
      try await mapping.current(keys, at: destination)
    }
    guard let held else { return false }
    let changed = zip(batch.records, held).filter { mapping.tellsApart($0.current, $1) }
    guard !changed.isEmpty else { return true }
    let records = try await read(changed)
    let remapped = try await answered(for: batch.number) { () async throws(LookupFault) in
      try await map(records)
    }
    guard let remapped else { return false }
    if let failure = MappedPage(outcomes: remapped.map(\.outcome)).failure {
      try await giveUp(failure)
      return false
    }
    let phase = progress.run.phase
    try await remap(batch, remapped)
    return batches[batch.number] != nil && progress.run.phase == phase
  }

  /// `nil` where a platform does not answer: the batch is due again later.
  private func answered<Answer: Sendable>(
    for number: BatchNumber,
    _ question: () async throws(LookupFault) -> Answer
  ) async throws(RunFault) -> Answer? {
    do throws(LookupFault) {
      return try await question()
    } catch {
      try await askLater(number, error.fault, of: error.session)
      return nil
    }
  }

  // MARK: Mapping again

  /// What the journal has of records, with their corrections.
  private func read(
    _ changed: [(PendingRecord, CurrentRecord)]
  ) async throws(RunFault) -> [ReadRecord] {
    let run = plan.id
    let ordinals = changed.map(\.0.ordinal)
    let contents = try await reading { () async throws(JournalFault) in
      try await journal.reader.contents(of: ordinals, in: run)
    }
    var mappings = CorrectedMappings(mapping)
    var records: [ReadRecord] = []
    for (pending, held) in changed {
      guard let known = contents[pending.ordinal], let source = known.source else {
        throw RunFault(RunFault.unreadable(pending.record))
      }
      let overlay = RecordOverlay(stored: known.overlay)
      var answers = RecordAnswers(stored: known.answers)
      answers.current = held
      var record = ReadRecord(
        pending: pending,
        mapping: try mappings.mapping(with: overlay),
        source: SourceRecord(
          id: pending.mapped.id,
          json: overlay.applied(to: source, of: mapping.approved.source)
        ),
        answers: answers
      )
      record.pending.current = held
      records.append(record)
    }
    return records
  }

  private func map(_ records: [ReadRecord]) async throws(LookupFault) -> [RemappedRecord] {
    let run = RunConstants(startedAt: startedAt, runID: plan.id.text)
    var remapped: [RemappedRecord] = []
    for record in records {
      let answers = try await record.mapping.answers(
        for: record.source,
        keeping: record.answers,
        run: run
      )
      let page = await record.mapping.map(
        FetchedPage(records: [record.source]),
        with: answers,
        by: source.adapter
      )
      remapped.append(
        RemappedRecord(
          pending: record.pending,
          outcome: page.outcomes[0],
          answers: answers.stored(of: 0)
        )
      )
    }
    return remapped
  }

  // MARK: Writing

  /// What is to be done with records that were mapped again.
  private struct Remapping: Sendable {
    var outcomes: [Journal.RecordOutcome] = []
    var ready: [ReadyRecord] = []
    /// Those that are still to be sent, as they are mapped now.
    var pending: [RecordOrdinal: PendingRecord] = [:]
    var contents: SealedContents?
  }

  /// Writes down what came of records that were mapped again; those that are still to be sent are
  /// frozen as they are mapped now.
  private func remap(
    _ batch: OpenBatch,
    _ records: [RemappedRecord]
  ) async throws(RunFault) {
    let number = batch.number
    let remapping = try await remapping(records)
    try await advance(
      number,
      [.remapped(left: batch.records.count - remapping.outcomes.count)],
      outcomes: remapping.outcomes,
      ready: remapping.ready,
      contents: remapping.contents
    )
    if let left = batches[number]?.records {
      batches[number]?.records = left.map { remapping.pending[$0.ordinal] ?? $0 }
    }
    let kinds = Dictionary(grouping: remapping.outcomes, by: \.kind).mapValues(\.count)
    try take(.counted(Self.counts(kinds)))
    reporter.report(
      .batchRemapped,
      batch: number,
      note: "batch \(number): \(destination.name) has changed, records mapped again: "
        + "\(records.count)"
    )
    try await watchForAlikes()
  }

  private func remapping(_ records: [RemappedRecord]) async throws(RunFault) -> Remapping {
    let ids = records.map(\.pending.record)
    let scope = LedgerScope(from: plan.source, to: plan.destination)
    let run = plan.id
    let (keys, ledger) = try await reading { () async throws(JournalFault) in
      (
        try await journal.vault.knownKeys(of: ids, at: scope.source),
        try await journal.reader.ledger(scope, records: ids)
      )
    }
    let verdicts = RecordVerdicts(
      ledger: ledger,
      isCreateOnly: mapping.spec.target.operation == .insert
    )
    var remapping = Remapping()
    var boxes: [(record: RecordID, key: PersonKey, contents: RecordContents)] = []
    for item in records {
      let record = item.pending.record
      guard let key = keys[record] else { throw RunFault(RunFault.unreadable(record)) }
      switch verdicts.verdict(item.outcome, record, key) {
      case .decided(let outcome): remapping.outcomes.append(outcome)
      case .ready(let hash):
        remapping.ready.append(ReadyRecord(item.pending.ordinal, hash))
        remapping.pending[item.pending.ordinal] = item.pending.mapped(as: item.outcome)
      }
      // Where nothing comes of it now, what came of it before counts no more.
      var contents = RecordContents(mapped: [], answers: item.answers)
      contents.add(item.outcome, of: record)
      boxes.append((record, key, contents))
    }
    remapping.contents = try await reading { () async throws(JournalFault) in
      try await PersonVault.seal(boxes, of: run)
    }
    return remapping
  }
}

extension PendingRecord {
  /// The record as it is mapped now.
  fileprivate func mapped(as outcome: MappingLanguage.RecordOutcome) -> PendingRecord {
    guard case .emitted(let mapped) = outcome else { return self }
    return PendingRecord(
      ordinal: ordinal,
      mapped: mapped,
      current: current,
      attempts: attempts,
      problem: problem
    )
  }
}
