import Diagnostics
import Journal
import Records
import SyncMachine

extension RunDriver {
  /// Appends events of the run, then takes them in.
  func advance(_ events: [RunEvent]) async throws(RunFault) {
    let receipt = try await commit([.advanceRun(plan.id, events, expecting: position)])
    position = receipt.positions[.run(plan.id)] ?? position + events.count
    for event in events { try take(.run(event)) }
  }

  /// Appends events of a batch, then takes them in.
  func advance(
    _ number: BatchNumber,
    _ events: [BatchEvent],
    outcomes: [RecordOutcome] = []
  ) async throws(RunFault) {
    try await advance(
      number,
      events,
      outcomes: outcomes,
      contents: try await sealedDetails(of: outcomes)
    )
  }

  /// Appends events of a batch with what they say of its records, then takes them in.
  func advance(
    _ number: BatchNumber,
    _ events: [BatchEvent],
    outcomes: [RecordOutcome],
    ready: [ReadyRecord] = [],
    contents: SealedContents?
  ) async throws(RunFault) {
    guard let batch = batches[number] else { return }
    let write = BatchAdvance(
      run: plan.id,
      number: number,
      events: events,
      expecting: batch.position,
      outcomes: outcomes,
      ready: ready,
      contents: contents
    )
    let receipt = try await commit([.advanceBatch(write)])
    let decided = Set(outcomes.map(\.record))
    batches[number]?.records.removeAll { decided.contains($0.record) }
    try take(number, events, receipt)
  }

  /// What a destination said about records may hold their values: it is sealed with their keys.
  private func sealedDetails(
    of outcomes: [RecordOutcome]
  ) async throws(RunFault) -> SealedContents? {
    let speaking = outcomes.filter { $0.details != nil }
    guard !speaking.isEmpty else { return nil }
    let source = plan.source
    let run = plan.id
    return try await reading { () async throws(JournalFault) -> SealedContents? in
      let keys = try await journal.vault.knownKeys(of: speaking.map(\.record), at: source)
      return try await PersonVault.seal(
        speaking.compactMap { outcome in
          keys[outcome.record].map {
            (outcome.record, $0, RecordContents(details: outcome.details))
          }
        },
        of: run
      )
    }
  }

  /// Takes in events of a batch that the journal has.
  func take(
    _ number: BatchNumber,
    _ events: [BatchEvent],
    _ receipt: JournalReceipt
  ) throws(RunFault) {
    for event in events {
      try take(.batch(number, event))
      guard let batch = batches[number] else { continue }
      batches[number]?.mayBeApplied = event.mayBeApplied(batch.mayBeApplied)
    }
    guard let state = progress.batches[number] else {
      batches[number] = nil
      isPlanBlocked = false
      batchAttempts[number] = nil
      delays[.deliver(number)] = nil
      return
    }
    let position = receipt.positions[.batch(plan.id, number)]
    batches[number]?.state = state
    if let position { batches[number]?.position = position }
  }

  /// Takes in what has happened; what a machine refuses here, it has refused in the journal before.
  func take(_ fact: RunFact) throws(RunFault) {
    do throws(IllegalTransition) {
      try progress.apply(fact)
    } catch {
      throw .journal(.refused(error))
    }
    reporter.know(progress)
  }

  func commit(_ writes: [JournalWrite]) async throws(RunFault) -> JournalReceipt {
    do throws(JournalFault) {
      return try await journal.commit(JournalChange(writes))
    } catch {
      throw error == .cancelled ? .cancelled : .journal(error)
    }
  }

  func reading<Answer: Sendable>(
    _ question: () async throws(JournalFault) -> Answer
  ) async throws(RunFault) -> Answer {
    do throws(JournalFault) {
      return try await question()
    } catch {
      throw error == .cancelled ? .cancelled : .journal(error)
    }
  }
}
