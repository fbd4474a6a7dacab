import Logging
import Orchestration
import Records
import ServiceLifecycle
import Synchronization
import Testing
import Workspace

@Suite("The service")
struct SyncServiceTests {
  /// Performs nothing, remembers everything, and stops the service after some runs.
  private final class RecordedRuns: ScheduledRuns {
    private let seen = Mutex<[String]>([])
    private let missed = Mutex(0)
    let clock: VirtualClock
    let lasting: Duration
    let runsMax: Int
    let end: @Sendable () async -> Void

    init(
      _ clock: VirtualClock,
      lasting: Duration,
      runsMax: Int,
      end: @escaping @Sendable () async -> Void
    ) {
      self.clock = clock
      self.lasting = lasting
      self.runsMax = runsMax
      self.end = end
    }

    var occurrences: [String] { seen.withLock { $0 } }
    var missedCount: Int { missed.withLock { $0 } }

    func isDecided(_ sync: SyncSettings, _ occurrence: SyncSchedule.Occurrence) -> Bool {
      occurrences.contains(occurrence.id)
    }

    func run(
      _ sync: SyncSettings,
      _ occurrence: SyncSchedule.Occurrence,
      until stop: StopSignal
    ) async {
      clock.advance(lasting)
      let count = seen.withLock {
        $0.append(occurrence.id)
        return $0.count
      }
      if count == runsMax { await end() }
    }

    func noteMissed(_ sync: SyncSettings, count: Int) { missed.withLock { $0 += count } }
  }

  private func runs(lasting: Duration, count: Int) async throws -> RecordedRuns {
    let clock = VirtualClock()
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let runs = RecordedRuns(clock, lasting: lasting, runsMax: count) { stop.finish() }
    let service = SyncService(
      syncs: [
        SyncSettings(
          name: "a", mapping: "m", source: "s", destination: "d", every: .seconds(60)),
        SyncSettings(name: "by hand", mapping: "m", source: "s", destination: "d"),
      ],
      runs: runs,
      clock: clock.waiting,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let group = ServiceGroup(services: [service], logger: Logger(label: "test"))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      for await _ in stops {}
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    return runs
  }

  @Test func `runs a sync again and again, each occurrence once, until it is stopped`()
    async throws
  {
    let runs = try await runs(lasting: .seconds(1), count: 5)
    #expect(runs.occurrences.count >= 5)
    #expect(Set(runs.occurrences).count == runs.occurrences.count)
    #expect(runs.missedCount == 0)
  }

  @Test func `says what it missed while a run took longer than its period`() async throws {
    let runs = try await runs(lasting: .seconds(200), count: 3)
    #expect(runs.missedCount >= 4)
  }
}
