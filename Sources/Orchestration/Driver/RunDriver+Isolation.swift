import Diagnostics
import Journal
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// The platform refuses the request as a whole: halves will show which record is to blame, and a
  /// record alone is the one.
  ///
  /// What is not found within the budget of calls waits for a person.
  func isolate(
    _ number: BatchNumber,
    _ records: [PendingRecord],
    _ fault: PlatformFault
  ) async throws(RunFault) {
    let problem = destination.diagnostic(fault, inRun: true)
    self.problem = problem
    reporter.report(.fault, batch: number, problem: problem)
    let root = batches[number]?.root ?? number
    isolationCalls[root, default: 0] += 1
    let refusal = RecordRefusal(
      code: fault.code ?? fault.status.map { "HTTP \($0)" } ?? "refused",
      message: fault.message
    )
    if records.count == 1 {
      try await end(number, records.map { refusal.outcome(of: $0, by: destination.name) })
    } else if isolationCalls[root, default: 0] >= options.isolationCallsMax {
      try await end(number, records.map { Self.notFound($0, refusal, options) })
    } else {
      try await advance(number, [.refused(unanswered: records.count), .isolationBegan])
      try await cut(number, Self.halves(of: records))
    }
  }

  /// No record of the batch was taken.
  private func end(
    _ number: BatchNumber,
    _ outcomes: [RecordOutcome]
  ) async throws(RunFault) {
    try await advance(number, [.refused(unanswered: 0)], outcomes: outcomes)
    reporter.report(.batchAnswered, batch: number)
    let kinds = Dictionary(grouping: outcomes, by: \.kind).mapValues(\.count)
    try take(.counted(Self.counts(kinds)))
    try await watchForAlikes()
  }

  private static func notFound(
    _ record: PendingRecord,
    _ refusal: RecordRefusal,
    _ options: RunOptions
  ) -> RecordOutcome {
    let details: JSON = ["code": .string(refusal.code), "message": .string(refusal.message)]
    return RecordOutcome(
      record.record,
      .held,
      code: DiagnosticCode.RUN205.rawValue,
      message: "It is in a group that is refused with \(refusal.code), and "
        + "\(options.isolationCallsMax) calls did not find the record to blame",
      details: details.text()
    )
  }

  // MARK: Cutting

  /// Gives the records of an isolating batch to smaller ones, which get the next numbers.
  @discardableResult
  func cut(
    _ number: BatchNumber,
    _ pieces: [[PendingRecord]]
  ) async throws(RunFault) -> [BatchNumber] {
    guard let batch = batches[number] else { return [] }
    let split = BatchSplit(
      run: plan.id,
      number: number,
      expecting: batch.position,
      pieces: pieces.map { $0.map(\.ordinal) }
    )
    let receipt = try await commit([.splitBatch(split)])
    try take(number, [.split(pieces: pieces.count)], receipt)
    for (piece, records) in zip(receipt.batches, pieces) {
      batches[piece] = OpenBatch(
        piece,
        records: records,
        root: batch.root,
        mayBeApplied: batch.mayBeApplied
      )
      try take(.batchPlanned(piece, attempts: 0))
    }
    reporter.report(.batchCut, batch: number)
    return receipt.batches
  }

  static func halves(of records: [PendingRecord]) -> [[PendingRecord]] {
    let middle = (records.count + 1) / 2
    return [Array(records[..<middle]), Array(records[middle...])].filter { !$0.isEmpty }
  }
}
