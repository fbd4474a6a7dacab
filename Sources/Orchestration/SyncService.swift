package import Logging
package import ServiceLifecycle
package import Workspace

/// What the service needs of the one who performs runs.
package protocol ScheduledRuns: Sendable {
  /// Whether an occurrence was run, or skipped, before.
  func isDecided(_ sync: SyncSettings, _ occurrence: SyncSchedule.Occurrence) async throws -> Bool
  /// Runs a sync to its end, or to a safe place when asked to stop.
  func run(
    _ sync: SyncSettings,
    _ occurrence: SyncSchedule.Occurrence,
    until stop: StopSignal
  ) async throws
  /// Says in the journal that occurrences passed without a run.
  func noteMissed(_ sync: SyncSettings, count: Int) async throws
}

/// Runs every scheduled sync again and again, until the service is asked to stop.
///
/// Each sync has a task of its own, so a slow one delays no other; a run that outlasts its period
/// makes the occurrences in between missed, and the latest one due.
package struct SyncService: Service {
  private let syncs: [SyncSettings]
  private let runs: any ScheduledRuns
  private let clock: WaitingClock
  private let logger: Logger

  package init(
    syncs: [SyncSettings],
    runs: any ScheduledRuns,
    clock: WaitingClock,
    logger: Logger
  ) {
    self.syncs = syncs
    self.runs = runs
    self.clock = clock
    self.logger = logger
  }

  package func run() async throws {
    let stop = StopSignal()
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { group in
        for sync in syncs {
          guard let every = sync.every else { continue }
          let schedule = SyncSchedule(sync: sync.name, every: every)
          group.addTask { await repeatedly(sync, schedule, until: stop) }
        }
        // Without a schedule the service still lives, for its other parts.
        group.addTask { try? await gracefulShutdown() }
      }
    } onGracefulShutdown: {
      stop.stop()
    }
  }

  private func repeatedly(
    _ sync: SyncSettings,
    _ schedule: SyncSchedule,
    until stop: StopSignal
  ) async {
    var last: SyncSchedule.Occurrence?
    while !stop.isStopped, !Task.isCancelled {
      let occurrence = schedule.latest(at: clock.now())
      do {
        if try await !runs.isDecided(sync, occurrence) {
          if let last {
            let missed = schedule.missed(between: last, and: occurrence)
            if missed > 0 { try await runs.noteMissed(sync, count: missed) }
          }
          try await runs.run(sync, occurrence, until: stop)
        }
      } catch {
        logger.error("sync \(sync.name) did not run: \(error)")
      }
      last = occurrence
      let next = schedule.next(after: clock.now())
      await sleep(until: next)
    }
  }

  /// Waits for the next occurrence, or for the request to stop, whichever is first.
  private func sleep(until next: SyncSchedule.Occurrence) async {
    let clock = clock
    _ = try? await cancelWhenGracefulShutdown {
      try await clock.wait(until: next.nominal)
    }
  }
}
