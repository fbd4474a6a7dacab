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
    _ records: [StagedRecord],
    _ receipt: UploadReceipt
  ) async throws(RunFault) {
    precondition(
      receipt.results.count == records.count,
      "an adapter answers for every record of a batch"
    )
    let isLast = attempt >= Self.postponementsMax && records.count == 1
    var outcomes: [RecordOutcome] = []
    var postponed: [StagedRecord] = []
    var taken = 0
    for (record, result) in zip(records, receipt.results) {
      switch result {
      case .created(let id):
        taken += 1
        outcomes.append(RecordOutcome(RecordID(record.record.id), .created, destination: id))
      case .updated(let id):
        taken += 1
        outcomes.append(RecordOutcome(RecordID(record.record.id), .updated, destination: id))
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
    _ postponed: [StagedRecord]
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
      frozen = (number, postponed)
      try await advance(number, [.isolationBegan])
      try await cut(number, [postponed])
      try await pause(attempt: 1)
    }
    try await watchForAlikes()
  }

  /// The destination put off every record: the same batch again, later in halves.
  private func putOff(
    _ number: BatchNumber,
    attempt: Int,
    _ records: [StagedRecord]
  ) async throws(RunFault) {
    if attempt >= Self.postponementsMax, records.count > 1 {
      try await advance(number, [.refused(unanswered: records.count), .isolationBegan])
      try await cut(number, Self.halves(of: records))
    } else {
      try await advance(number, [.notApplied])
      try await pause(attempt: attempt)
    }
  }

  private func pause(attempt: Int) async throws(RunFault) {
    guard progress.run.phase == .running else {
      isSettled = true
      return
    }
    let reason = WaitReason(.platformDown, connection: destination.name)
    try await wait(reason, until: clock.now() + .seconds(attempt))
  }

  // MARK: Cutting

  /// Gives the records of an isolating batch to smaller ones, which get the next numbers.
  func cut(_ number: BatchNumber, _ pieces: [[StagedRecord]]) async throws(RunFault) {
    guard let batch = batches[number] else { return }
    let split = BatchSplit(
      run: plan.id,
      number: number,
      expecting: batch.position,
      pieces: pieces.map { $0.map(\.ordinal) }
    )
    let receipt = try await commit([.splitBatch(split)])
    try take(number, [.split(pieces: pieces.count)], receipt)
    for piece in receipt.pieces {
      batches[piece] = OpenBatch(piece)
      try take(.batchPlanned(piece))
      nextBatch = max(nextBatch, piece.next)
    }
    reporter.report(.batchCut, batch: number)
  }

  static func halves(of records: [StagedRecord]) -> [[StagedRecord]] {
    let middle = (records.count + 1) / 2
    return [Array(records[..<middle]), Array(records[middle...])].filter { !$0.isEmpty }
  }
}

extension RecordRefusal {
  /// The outcome of a refused record; the platform's sentence may hold values of the record and
  /// goes to the details, which are kept with the contents only.
  func outcome(of record: StagedRecord, by connection: ConnectionName) -> RecordOutcome {
    let place = fields.isEmpty ? "" : " at " + fields.joined(separator: ", ")
    let details: JSON = [
      "code": .string(code), "message": .string(message), "fields": .strings(fields),
    ]
    return RecordOutcome(
      RecordID(record.record.id),
      .rejected,
      code: code,
      field: fields.first,
      message: "\(connection) refuses it\(place): \(code)",
      details: details.text()
    )
  }
}
