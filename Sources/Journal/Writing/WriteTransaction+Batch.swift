import Records
import SyncMachine

extension WriteTransaction {
  func planBatch(_ plan: BatchPlan) throws(JournalFault) {
    let run = try projector.livingRun(plan.run)
    let number = try nextBatch(run)
    let stored = StoredBatchPlan(
      number: number,
      attempts: plan.attempts,
      members: .ordinals(OrdinalRanges(plan.records))
    )
    try append(.batchPlanned(plan.run, stored), expecting: 0)
    receipt.batches.append(number)
    guard plan.isIntended else { return }
    let event = StoredBatchEvent(.intended(attempt: plan.attempts + 1))
    try append(.batch(plan.run, number, event), expecting: 1)
  }

  private func nextBatch(_ run: RunRow) throws(JournalFault) -> BatchNumber {
    let last = try shelf.first(
      "SELECT coalesce(max(number), 0) FROM batch WHERE run = ?",
      .integer(run.number)
    ) { $0.integer(0) }
    return BatchNumber((last ?? 0) + 1)
  }

  func advanceBatch(_ advance: BatchAdvance) throws(JournalFault) {
    let run = try projector.livingRun(advance.run)
    var batch = try projector.batch(advance.number, run)
    guard batch.position == advance.expecting else {
      throw .conflict(
        stream: .batch(advance.run, advance.number),
        expected: advance.expecting,
        found: batch.position
      )
    }
    var said = (outcomes: advance.outcomes, ready: advance.ready, contents: advance.contents)
    var expecting = advance.expecting
    for event in advance.events {
      // A batch is cut with a ``BatchSplit``, and only durable events are stored.
      guard event.kind.isDurable, event.kind != .split, event.kind != .retried else {
        throw .refused(
          IllegalTransition(.batch, phase: batch.state.phase.rawValue, event: event.kind.rawValue)
        )
      }
      // Of a change one event says something of records: the first that may.
      let state = try Projector.transition(batch.state, event)
      var stored = StoredBatchEvent(event)
      var contents: SealedContents?
      if event.kind == .remapped || Projector.decided(by: event, to: state, batch) > 0 {
        stored.outcomes = said.outcomes
        stored.ready = said.ready
        stored.contents = said.contents?.digest
        contents = said.contents
        said = ([], [], nil)
      }
      try append(
        .batch(advance.run, advance.number, stored),
        expecting: expecting,
        contents: contents
      )
      expecting += 1
      batch = try projector.batch(advance.number, run)
    }
    let left = said.outcomes.count + said.ready.count
    guard left == 0 else { throw .batchNotCovered(advance.run, advance.number, missing: -left) }
  }

  func splitBatch(_ split: BatchSplit) throws(JournalFault) {
    let run = try projector.livingRun(split.run)
    let batch = try projector.batch(split.number, run)
    guard batch.position == split.expecting else {
      throw .conflict(
        stream: .batch(split.run, split.number),
        expected: split.expecting,
        found: batch.position
      )
    }
    let pieces = split.pieces.joined()
    guard pieces.count == batch.members.count, Set(pieces) == Set(batch.members) else {
      throw .batchNotCovered(
        split.run,
        split.number,
        missing: batch.members.count - Set(pieces).intersection(batch.members).count
      )
    }
    try append(
      .batch(split.run, split.number, StoredBatchEvent(.split(pieces: split.pieces.count))),
      expecting: split.expecting
    )
    for piece in split.pieces {
      let number = try nextBatch(run)
      let plan = StoredBatchPlan(
        number: number,
        parent: split.number,
        members: .ordinals(OrdinalRanges(piece))
      )
      try append(.batchPlanned(split.run, plan), expecting: 0)
      receipt.batches.append(number)
    }
  }

  // MARK: The workbench

  func work(
    _ run: RunID,
    _ event: WorkbenchEvent,
    _ contents: SealedContents?
  ) throws(JournalFault) {
    try append(.workbench(run, event), expecting: nil, contents: contents)
  }

  /// Records of the workbench wait for a batch again; a run that had ended is reopened for them,
  /// unless another writes to the same object.
  func retry(_ retry: RecordRetry) throws(JournalFault) {
    let run = try projector.run(retry.run)
    if run.state.phase.isFinal {
      try refuseOverlap(with: run)
      try append(.run(retry.run, .reopened(by: actor)), expecting: nil)
    }
    let batch = try commonBatch(of: retry, run)
    try work(
      retry.run,
      .retried(retry.records, contents: retry.contents?.digest),
      retry.contents
    )
    if let batch {
      let event = BatchEvent.retried(retry.records.map(\.ordinal))
      try append(.batch(retry.run, batch, StoredBatchEvent(event)), expecting: nil)
    }
  }

  /// The batch all records were refused in, if that is one.
  ///
  /// It is due again, with its number and its attempts; records of several are packed anew.
  private func commonBatch(
    of retry: RecordRetry,
    _ run: RunRow
  ) throws(JournalFault) -> BatchNumber? {
    let list = "[" + retry.records.map(\.ordinal.description).joined(separator: ",") + "]"
    let batches = try shelf.all(
      """
      SELECT DISTINCT batch FROM record
      WHERE run = ? AND ordinal IN (SELECT value FROM json_each(?))
      """,
      .integer(run.number),
      .text(list)
    ) { $0.optionalInteger(0) }
    guard batches.count == 1, let number = batches[0] else { return nil }
    let batch = BatchNumber(number)
    switch try projector.batch(batch, run).state {
    case .partial(_, unanswered: 0), .rejected(_, unanswered: 0): return batch
    case .planned, .intended, .sent, .applied, .partial, .rejected, .unknown, .resolving,
      .needsDecision, .isolating, .split, .withdrawn:
      return nil
    }
  }

  private func refuseOverlap(with run: RunRow) throws(JournalFault) {
    let destination = try shelf.first(
      "SELECT destination_connection, destination_object FROM pair WHERE number = ?",
      .integer(run.pair)
    ) { RunEnd(ConnectionName($0.text(0)), $0.text(1)) }
    guard let destination else { throw .damaged("a pair that was stored is gone") }
    try refuseOverlap(at: destination)
  }
}
