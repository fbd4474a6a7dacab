import Diagnostics
import Records
import SyncMachine
import Synchronization

/// Tells a watcher what happens, with the run's progress as it was last known.
final class RunReporter: Sendable {
  private let run: RunID
  private let clock: any RunClock
  private let send: @Sendable (RunReport) -> Void
  private let latest = Mutex(RunProgress())

  init(run: RunID, clock: any RunClock, send: @escaping @Sendable (RunReport) -> Void) {
    self.run = run
    self.clock = clock
    self.send = send
  }

  func know(_ progress: RunProgress) { latest.withLock { $0 = progress } }

  func report(
    _ kind: RunReport.Kind,
    batch: BatchNumber? = nil,
    problem: Diagnostic? = nil,
    note: String? = nil
  ) {
    send(
      RunReport(
        at: clock.now(),
        run: run,
        kind: kind,
        batch: batch,
        progress: latest.withLock { $0 },
        problem: problem,
        note: note
      )
    )
  }

  /// A request of one connection waits for a limit.
  func report(_ wait: RateLimitGate.Wait, of connection: ConnectionName) {
    report(
      .limitWaits,
      note: "\(wait.operation) waits for the limit \"\(wait.limit)\" of \(connection) until "
        + wait.until.utcText
    )
  }
}
