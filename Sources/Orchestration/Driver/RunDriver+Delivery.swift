import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

extension RunDriver {
  // MARK: Planning

  /// Waiting records that may be sent now: no two with one key, none with a key under way, because
  /// of two records with one key the later must be written later.
  private func plannable(_ limit: Int) -> [PendingRecord] {
    var keys: Set<String> = []
    for batch in batches.values {
      for record in batch.records { keys.insert(record.key) }
    }
    var chosen: [PendingRecord] = []
    for record in waiting where record.key.isEmpty || keys.insert(record.key).inserted {
      chosen.append(record)
      if chosen.count == limit { break }
    }
    return chosen
  }

  /// Freezes the next batch from what is staged.
  ///
  /// Plan and intent are one transaction, unless the destination is to be read again between them.
  func planBatch() async throws(RunFault) {
    let chosen = plannable(ability.recordsMax)
    guard !chosen.isEmpty else {
      isPlanBlocked = true
      return
    }
    let taken = Set(chosen.map(\.ordinal))
    waiting.removeAll { taken.contains($0.ordinal) }
    let attempts = chosen.map(\.attempts).max() ?? 0
    let receipt = try await commit([
      .planBatch(
        BatchPlan(
          run: plan.id,
          records: chosen.map(\.ordinal),
          attempts: attempts,
          isIntended: !mapping.readsDestination
        )
      )
    ])
    guard let number = receipt.batches.first else { return }
    batches[number] = OpenBatch(
      number,
      state: .planned(attempts: attempts),
      records: chosen
    )
    try take(.batchPlanned(number, attempts: attempts))
    if let problem = chosen.compactMap(\.problem).first { try take(.problem(number, problem)) }
    guard !mapping.readsDestination else { return }
    batches[number]?.isCertain = true
    try take(number, [.intended(attempt: attempts + 1)], receipt)
  }

  // MARK: Sending

  /// Brings an open batch one step on.
  func deliver(_ number: BatchNumber) async throws(RunFault) {
    guard let batch = batches[number] else { return }
    switch batch.state {
    case .planned(let attempts):
      guard try await bringUpToDate(batch) else { return }
      try await advance(number, [.intended(attempt: attempts + 1)])
      try await transmit(number, attempt: attempts + 1)
    case .intended(let attempt) where batch.isCertain: try await transmit(number, attempt: attempt)
    // Whoever finds these has not sent them: the last driver stopped without a word.
    case .intended, .sent, .unknown, .resolving: try await resolve(batch)
    case .needsDecision: try await askPerson(number)
    case .partial, .rejected: try await advance(number, [.isolationBegan])
    case .isolating: try await cut(number, Self.halves(of: batch.records))
    case .applied, .split, .withdrawn: batches[number] = nil
    }
  }

  private func transmit(_ number: BatchNumber, attempt: Int) async throws(RunFault) {
    guard let records = batches[number]?.records else { return }
    try take(.batch(number, .sent))
    batches[number]?.isCertain = false
    batches[number]?.state = .sent(attempt: attempt)
    reporter.report(.batchSent, batch: number)
    let batch = UploadBatch(
      object: plan.destination.object,
      operation: mapping.spec.target.operation,
      keyField: mapping.spec.target.key.first ?? "",
      records: records.map(\.mapped)
    )
    let receipt: UploadReceipt
    do throws(PlatformFault) {
      receipt = try await destination.adapter.uploadBatch(batch, through: destination.gate)
    } catch {
      try await fail(number, records, error)
      return
    }
    batchAttempts[number] = nil
    try await answer(number, attempt: attempt, records, receipt)
  }

  // MARK: Faults

  private func fail(
    _ number: BatchNumber,
    _ records: [PendingRecord],
    _ fault: PlatformFault
  ) async throws(RunFault) {
    if fault.kind == .cancelled { throw .cancelled }
    let attempt = batchAttempts[number, default: AttemptCounter()].count(fault)
    let remedy = destination.adapter.handleError(fault, attempt: attempt)
    if remedy == .splitBatch, !fault.mayBeApplied {
      try await isolate(number, records, fault)
      return
    }
    if fault.mayBeApplied, let state = batches[number]?.state {
      try await advance(number, resolution(of: state))
      reporter.report(.batchUnknown, batch: number)
    } else {
      try await advance(number, [.notApplied])
    }
    guard progress.run.phase == .running else {
      isSettled = true
      return
    }
    if batches[number]?.state.phase == .needsDecision { return }
    try await follow(remedy, fault, of: destination, task: .deliver(number))
  }
}
