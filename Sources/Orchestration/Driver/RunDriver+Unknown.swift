import Diagnostics
import Journal
import MappingLanguage
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// Does what the operation's class says about a batch whose answer nobody has.
  func resolve(_ batch: OpenBatch) async throws(RunFault) {
    if case .resolving(_, .findableCreate, let looks) = batch.state {
      try await look(for: batch, looks: looks)
      return
    }
    var events = resolution(of: batch.state)
    let isSuspect = batch.state.attempt >= BatchState.attemptsMax
    if isSuspect, events.last == .resendChosen {
      // It took the process down again and again: one of its records is to blame, perhaps.
      if batch.records.count > 1 {
        events.append(.isolationBegan)
      } else if batch.state.attempt >= 2 * BatchState.attemptsMax {
        events[events.count - 1] = .decisionNeeded
      }
    }
    try await advance(batch.number, events)
    reporter.report(.batchUnknown, batch: batch.number)
  }

  /// The events from a state in doubt to one that can go on.
  func resolution(of state: BatchState) -> [BatchEvent] {
    let answer: [BatchEvent] =
      switch ability.operationClass.resolution {
      case .resend, .resendWithSameKey: [.resolutionBegan, .resendChosen]
      case .look: [.resolutionBegan]
      case .askPerson: [.decisionNeeded]
      }
    return switch state {
    case .unknown: answer
    case .resolving: [answer[answer.count - 1]]
    case .planned, .intended, .sent, .applied, .partial, .rejected, .needsDecision, .isolating,
      .split, .withdrawn:
      [.answerLost(ability.operationClass)] + answer
    }
  }

  // MARK: Looking

  /// Reads a batch's records back by their key.
  ///
  /// Found is created; not found is proof only after
  /// enough looks, and only then are those sent again.
  private func look(for batch: OpenBatch, looks: Int) async throws(RunFault) {
    let found: [String: DestinationID]
    do throws(PlatformFault) {
      found = try await held(batch.records)
    } catch {
      try await askLater(batch.number, error, of: destination)
      return
    }
    batchAttempts[batch.number] = nil
    let outcomes = batch.records.compactMap { record in
      found[record.key].map {
        Journal.RecordOutcome(record.record, .created, destination: $0)
      }
    }
    let missing = batch.records.filter { found[$0.key] == nil }
    if missing.isEmpty {
      try await write(batch.number, [.applied], outcomes)
    } else if looks + 1 < ability.operationClass.resolution.looksNeeded {
      try await advance(batch.number, [.foundNothing])
      delayLook(batch.number, after: clock.now())
    } else if outcomes.isEmpty {
      try await advance(batch.number, [.foundNothing, .resendChosen])
      batches[batch.number]?.isCertain = true
    } else {
      try await write(batch.number, [.partlyApplied(unanswered: missing.count)], outcomes)
      try await advance(batch.number, [.isolationBegan])
      try await cut(batch.number, [missing])
    }
    reporter.report(.batchUnknown, batch: batch.number)
  }

  private func write(
    _ number: BatchNumber,
    _ events: [BatchEvent],
    _ outcomes: [Journal.RecordOutcome]
  ) async throws(RunFault) {
    try await advance(number, events, outcomes: outcomes)
    try take(.counted(Self.counts([.created: outcomes.count])))
    reporter.report(.batchAnswered, batch: number)
  }

  /// What is written cannot be seen at once everywhere: the next look comes later.
  func delayLook(_ number: BatchNumber, after last: Instant) {
    guard case .look(_, let apart) = ability.operationClass.resolution else { return }
    delays[.deliver(number)] = (
      until: last + apart,
      reason: WaitReason(.visibility, connection: destination.name)
    )
  }

  /// Which of the records the destination holds, by key.
  private func held(
    _ records: [PendingRecord]
  ) async throws(PlatformFault) -> [String: DestinationID] {
    let field = mapping.spec.target.key.first ?? ""
    let page = try await destination.adapter.fetchRecords(
      .matching(
        object: plan.destination.object,
        field: field,
        values: records.map(\.mapped.key),
        returning: []
      ),
      through: destination.gate
    )
    var held: [String: DestinationID] = [:]
    for record in page.records {
      guard let key = (try? JSON(parsing: record.json))?[field]?.scalarText else { continue }
      held[key.lowercased()] = DestinationID(record.id)
    }
    return held
  }

  // MARK: Asking

  func askPerson(_ number: BatchNumber) async throws(RunFault) {
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
        hint: "Look at \(destination.name) whether its records arrived, then say so with "
          + "\"crosswalk sync decide \(number) arrived|missing|resend\"."
      )
    )
  }
}
