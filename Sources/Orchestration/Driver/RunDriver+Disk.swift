import Journal
import Records
import SyncMachine

extension RunDriver {
  /// Puts off reading while the disk is low, and everything while it is nearly full: an answer that
  /// cannot be written down would be lost.
  func watchRoom() {
    let room = options.room?() ?? journal.room
    guard room.isLow else { return }
    let delay = (until: clock.now() + options.diskWait, reason: WaitReason(.disk))
    delays[.takePage] = delay
    if room.isCritical { delays[.planBatch] = delay }
  }

  /// The disk is full: what is under way has ended, and what could not be written down is found out
  /// again from the journal when there is room.
  func waitForRoom() async throws(RunFault) {
    fault = nil
    let until = clock.now() + options.diskWait
    do throws(RunFault) {
      try await restart()
      guard progress.run.phase == .running else { return try await sitOut(until) }
      try await advance([.waitBegan(WaitReason(.disk), until: until)])
      reporter.report(.runWaits, problem: problem)
    } catch {
      // Not even that can be written: wait all the same.
      guard error == .journal(.diskFull) else { throw error }
      try await sitOut(until)
    }
  }

  /// Waits without writing that down.
  private func sitOut(_ until: Instant) async throws(RunFault) {
    reporter.report(.runWaits, problem: problem)
    let hasSlept = await control.sleep(until: until, on: clock)
    if !hasSlept, Task.isCancelled { throw .cancelled }
  }

  /// Forgets everything and reads it from the journal, as a new driver would.
  private func restart() async throws(RunFault) {
    batches = [:]
    waiting = []
    busy = []
    delays = [:]
    batchAttempts = [:]
    problem = JournalFault.diskFull.diagnostic
    try await load()
  }
}
