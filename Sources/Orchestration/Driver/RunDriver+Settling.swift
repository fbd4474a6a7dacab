import Records
import SyncMachine

extension RunDriver {
  /// Takes back the intents of batches that were not sent: nobody has to find out about them.
  func takeBack() async throws(RunFault) {
    guard !progress.run.phase.isFinal, !Task.isCancelled else { return }
    let unsent = batches.values.filter { $0.isCertain && $0.state.phase == .intended }
    for number in unsent.map(\.number).sorted() { try await advance(number, [.notApplied]) }
  }

  /// While a run is cancelled: nothing new begins, lost answers are found out once.
  ///
  /// What was perhaps created is looked for until it is certain: another run would create it again.
  func settle() async throws(RunFault) -> Bool {
    let doubtful = batches.values.filter { batch in
      switch batch.state.phase {
      case .isolating, .needsDecision: false
      case .planned, .intended, .sent, .applied, .partial, .rejected, .unknown, .resolving, .split,
        .withdrawn:
        batch.state.attempt > 0 && !batch.state.isFinal && !batch.isCertain
      }
    }
    if !isSettled {
      let due = doubtful.filter { !isDelayed(.deliver($0.number)) }
      if let number = due.map(\.number).min() {
        try await deliver(number)
        return true
      }
      let looks = doubtful.filter { $0.state.phase == .resolving }
      let next = looks.compactMap { delays[.deliver($0.number)]?.until }.min()
      if let next, next - clock.now() <= options.patience {
        try await sleep(until: next)
        return true
      }
    }
    try await advance([.wentQuiet])
    reporter.report(.runEnded)
    return false
  }

  /// Not to be woken by a wish: the wish was to end.
  private func sleep(until instant: Instant) async throws(RunFault) {
    do throws(CancellationError) {
      try await clock.sleep(until: instant)
    } catch {
      throw .cancelled
    }
  }
}
