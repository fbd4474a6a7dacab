import Diagnostics
import Journal
package import Logging
import Records
import ServiceLifecycle
import SyncMachine
import Workspace

/// Runs the workspace's syncs again and again, each when it is due.
///
/// Syncs do not wait for one another. A graceful stop lets every run finish the batch under way and
/// leaves it to be taken up when the service starts again.
package struct SyncService: Service {
  private let runner: SyncRunner
  private let logger: Logger
  private let report: @Sendable (RunReport) -> Void

  package init(
    _ runner: SyncRunner,
    logger: Logger,
    report: @escaping @Sendable (RunReport) -> Void = { _ in }
  ) {
    self.runner = runner
    self.logger = logger
    self.report = report
  }

  package func run() async throws {
    let control = RunControl()
    await withGracefulShutdownHandler {
      await withTaskGroup(of: Void.self) { group in
        for settings in runner.configuration.syncs {
          guard let every = settings.every else { continue }
          let lane = SyncLane(
            settings.name,
            schedule: SyncSchedule(every: every),
            runner: runner,
            control: control,
            logger: logger,
            report: report
          )
          group.addTask { await lane.run() }
        }
        // A workspace without schedules keeps its service alive all the same.
        group.addTask { try? await gracefulShutdown() }
      }
    } onGracefulShutdown: {
      control.stop()
    }
  }
}
