import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// Cuts the next batch from what is staged and sends it; plan and intent are one transaction.
  func planBatch() async throws(RunFault) {
    let staged = try await reading { () async throws(JournalFault) in
      try await journal.reader.stagedRecords(of: plan.id, limit: ability.recordsMax)
    }
    // Two records with one key in one request are both refused; the second goes with the next.
    var keys: Set<String> = []
    let chosen = staged.filter { keys.insert($0.record.key.lowercased()).inserted }
    guard !chosen.isEmpty else {
      waitingCount = 0
      return
    }
    let number = nextBatch
    let receipt = try await commit([
      .planBatch(BatchPlan(run: plan.id, number: number, records: chosen.map(\.ordinal))),
      .advanceBatch(
        BatchAdvance(run: plan.id, number: number, events: [.intended(attempt: 1)], expecting: 1)
      ),
    ])
    nextBatch = number.next
    waitingCount = waitingCount.map { $0 - chosen.count }
    batches[number] = OpenBatch(number)
    try take(.batchPlanned(number))
    try take(number, [.intended(attempt: 1)], receipt)
    frozen = (number, chosen)
    try await transmit(number, attempt: 1, chosen)
  }

  /// Brings an open batch one step on.
  func deliver(_ number: BatchNumber) async throws(RunFault) {
    guard let batch = batches[number] else { return }
    switch batch.state {
    case .planned(let attempts):
      let records = try await records(of: number)
      try await advance(number, [.intended(attempt: attempts + 1)])
      try await transmit(number, attempt: attempts + 1, records)
    // Whoever finds these has not sent them: the last driver stopped without a word.
    case .intended, .sent, .unknown, .resolving: try await resolve(batch)
    case .needsDecision: try await askPerson(number)
    case .partial, .rejected:
      try await advance(number, [.isolationBegan])
    case .isolating:
      let records = try await records(of: number)
      try await cut(number, Self.halves(of: records))
    case .applied, .split: batches[number] = nil
    }
  }

  /// The records of a batch that have no outcome, as they were frozen.
  private func records(of number: BatchNumber) async throws(RunFault) -> [StagedRecord] {
    if let frozen, frozen.batch == number { return frozen.records }
    let records = try await reading { () async throws(JournalFault) in
      try await journal.reader.records(of: number, in: plan.id)
    }
    frozen = (number, records)
    return records
  }

  private func transmit(
    _ number: BatchNumber,
    attempt: Int,
    _ records: [StagedRecord]
  ) async throws(RunFault) {
    try take(.batch(number, .sent))
    batches[number]?.state = .sent(attempt: attempt)
    reporter.report(.batchSent, batch: number)
    let batch = UploadBatch(
      object: plan.destination.object,
      operation: mapping.spec.target.operation,
      keyField: mapping.spec.target.key.first ?? "",
      records: records.map(\.record)
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

  // MARK: Lost answers

  /// Does what the operation's class says about a batch whose answer nobody has.
  private func resolve(_ batch: OpenBatch) async throws(RunFault) {
    var events = resolution(of: batch.state)
    let isSuspect = batch.state.attempt >= BatchState.attemptsMax
    if isSuspect, events.last == .resendChosen {
      // It took the process down again and again: one of its records is to blame, perhaps.
      let records = try await records(of: batch.number)
      if records.count > 1 {
        events.append(.isolationBegan)
      } else if batch.state.attempt >= 2 * BatchState.attemptsMax {
        events[events.count - 1] = .decisionNeeded
      }
    }
    try await advance(batch.number, events)
    reporter.report(.batchUnknown, batch: batch.number)
  }

  /// The events from a state in doubt to one that can go on.
  private func resolution(of state: BatchState) -> [BatchEvent] {
    let answer: [BatchEvent] =
      switch ability.operationClass {
      case .convergentUpsert: [.resolutionBegan, .resendChosen]
      // No adapter declares these yet; until one does, with its way to find out, a person decides.
      case .idempotencyKey, .findableCreate, .neither: [.decisionNeeded]
      }
    return switch state {
    case .unknown: answer
    case .resolving: [answer[answer.count - 1]]
    case .planned, .intended, .sent, .applied, .partial, .rejected, .needsDecision, .isolating,
      .split:
      [.answerLost(ability.operationClass)] + answer
    }
  }

  private func askPerson(_ number: BatchNumber) async throws(RunFault) {
    try await needAttention(
      Attention(
        .unknownOutcome,
        code: FailureCode(DiagnosticCode.RUN203.rawValue),
        connection: destination.name,
        batch: number
      ),
      Diagnostic(
        .error,
        .RUN203,
        "nobody can say what became of batch \(number), and it must not be sent twice",
        hint: "Look at \(destination.name) whether its records arrived."
      )
    )
  }

  // MARK: Faults

  private func fail(
    _ number: BatchNumber,
    _ records: [StagedRecord],
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
    try await follow(remedy, fault, of: destination, batch: number)
  }

  /// The platform refuses the request as a whole: halves will show which record is to blame, and a
  /// record alone is the one.
  private func isolate(
    _ number: BatchNumber,
    _ records: [StagedRecord],
    _ fault: PlatformFault
  ) async throws(RunFault) {
    problem = destination.diagnostic(fault)
    reporter.report(.fault, batch: number, problem: problem)
    guard records.count > 1 else {
      let refusal = RecordRefusal(
        code: fault.code ?? fault.status.map { "HTTP \($0)" } ?? "refused",
        message: fault.message
      )
      try await advance(
        number,
        [.refused(unanswered: 0)],
        outcomes: records.map { refusal.outcome(of: $0, by: destination.name) }
      )
      reporter.report(.batchAnswered, batch: number)
      try take(.counted(Self.counts([.rejected: 1])))
      try await watchForAlikes()
      return
    }
    try await advance(number, [.refused(unanswered: records.count), .isolationBegan])
    try await cut(number, Self.halves(of: records))
  }

  static func counts(_ kinds: [OutcomeKind: Int]) -> RunCounts {
    var counts = RunCounts()
    for (kind, count) in kinds { counts[kind] = count }
    return counts
  }
}
