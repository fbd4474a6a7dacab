import Journal
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// How often a record that the destination puts off is sent again as it is.
  private static let postponementsMax = 5

  /// Writes down what became of every record of a batch: outcomes, ledger, counts and the batch's
  /// event in one transaction.
  func answer(
    _ number: BatchNumber,
    attempt: Int,
    _ records: [PendingRecord],
    _ receipt: UploadReceipt
  ) async throws(RunFault) {
    precondition(
      receipt.results.count == records.count,
      "an adapter answers for every record of a batch"
    )
    let isLast = attempt >= Self.postponementsMax && records.count == 1
    var outcomes: [RecordOutcome] = []
    var postponed: [PendingRecord] = []
    var taken = 0
    for (record, result) in zip(records, receipt.results) {
      switch result {
      case .created(let id):
        taken += 1
        outcomes.append(RecordOutcome(record.record, .created, destination: id))
      case .updated(let id):
        taken += 1
        outcomes.append(RecordOutcome(record.record, .updated, destination: id))
      case .rejected(let refusal):
        outcomes.append(refusal.outcome(of: record, by: destination.name))
      case .postponed(let refusal) where isLast:
        outcomes.append(refusal.outcome(of: record, by: destination.name))
      case .postponed: postponed.append(record)
      }
    }
    if outcomes.isEmpty {
      try await putOff(number, attempt: attempt, records)
    } else {
      try await settle(number, outcomes, taken: taken, postponed)
    }
  }

  private func settle(
    _ number: BatchNumber,
    _ outcomes: [RecordOutcome],
    taken: Int,
    _ postponed: [PendingRecord]
  ) async throws(RunFault) {
    let event: BatchEvent =
      if taken == 0 {
        .refused(unanswered: postponed.count)
      } else if taken == outcomes.count, postponed.isEmpty {
        .applied
      } else {
        .partlyApplied(unanswered: postponed.count)
      }
    for outcome in outcomes where outcome.kind == .rejected {
      let problem = RecordProblem(record: outcome.record, kind: .rejected, field: outcome.field)
      try take(.problem(number, problem))
    }
    try await advance(number, [event], outcomes: outcomes)
    let kinds = Dictionary(grouping: outcomes, by: \.kind).mapValues(\.count)
    try take(.counted(Self.counts(kinds)))
    reporter.report(.batchAnswered, batch: number)
    if !postponed.isEmpty {
      try await advance(number, [.isolationBegan])
      for piece in try await cut(number, [postponed]) { pause(piece, attempt: 1) }
    }
    try await watchForAlikes()
  }

  /// The destination put off every record: the same batch again, later in halves.
  private func putOff(
    _ number: BatchNumber,
    attempt: Int,
    _ records: [PendingRecord]
  ) async throws(RunFault) {
    if attempt >= Self.postponementsMax, records.count > 1 {
      try await advance(number, [.refused(unanswered: records.count), .isolationBegan])
      try await cut(number, Self.halves(of: records))
    } else {
      try await advance(number, [.notApplied])
      pause(number, attempt: attempt)
    }
  }

  private func pause(_ number: BatchNumber, attempt: Int) {
    guard progress.run.phase == .running else {
      isSettled = true
      return
    }
    delays[.deliver(number)] = (
      until: clock.now() + .seconds(attempt),
      reason: WaitReason(.platformDown, connection: destination.name)
    )
  }

  static func counts(_ kinds: [OutcomeKind: Int]) -> RunCounts {
    var counts = RunCounts()
    for (kind, count) in kinds { counts[kind] = count }
    return counts
  }
}

extension RecordRefusal {
  /// The outcome of a refused record; the platform's sentence may hold values of the record and
  /// goes to the details, which are sealed with the person's key.
  func outcome(of record: PendingRecord, by connection: ConnectionName) -> RecordOutcome {
    let place = fields.isEmpty ? "" : " at " + fields.joined(separator: ", ")
    let details: JSON = [
      "code": .string(code), "message": .string(message), "fields": .strings(fields),
    ]
    return RecordOutcome(
      record.record,
      .rejected,
      code: code,
      field: fields.first,
      message: "\(connection) refuses it\(place): \(code)",
      details: details.text()
    )
  }
}
