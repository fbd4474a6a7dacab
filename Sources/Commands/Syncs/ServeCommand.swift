import ArgumentParser
import Diagnostics
import Hummingbird
import Journal
import Logging
import Orchestration
import Records
import ServiceLifecycle
import SyncMachine
import UnixSignals
import Workspace

/// `crosswalk serve`: every sync on its schedule, and a health route.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run every sync on its schedule until it is stopped.",
    discussion: "SIGTERM or Ctrl-C stops it: the batch under way is finished and written down."
  )

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port of the health route; 0 takes any that is free.")
  var port = 8485

  func run() async throws {
    let desk = try SyncDesk(options)
    let context = desk.context
    let logger = Self.logger(context)
    let misfits = try await desk.misfits()
    try await desk.withRunner(besides: misfits) { runner, journal in
      var runner = runner
      runner.options = .service
      let health = HealthRoute(journal: journal, syncs: desk.workspace.configuration.syncs)
      let application = Application(
        router: health.router,
        configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
        onServerRunning: { channel in
          let port = channel.localAddress?.port ?? 0
          context.output.line(
            options.json
              ? JSON.members(["url": .string("http://\(host):\(port)")]).text()
              : "serving at http://\(host):\(port)/healthz; Ctrl-C stops it"
          )
        },
        logger: logger
      )
      let service = SyncService(runner, logger: logger)
      let group = ServiceGroup(
        services: [service, application],
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger
      )
      try await group.run()
    }
    context.errors.line("stopped")
  }

  /// Plain lines on standard error: time, level, message, what belongs to it.
  private static func logger(_ context: CommandContext) -> Logger {
    var logger = Logger(label: "crosswalk") { _ in
      PlainLogHandler(errors: context.errors, now: context.now)
    }
    logger.logLevel = .info
    return logger
  }
}

/// `/healthz`: whether the journal answers, and how each sync's newest run stands.
struct HealthRoute {
  let journal: EventJournal
  let syncs: [String]

  init(journal: EventJournal, syncs: [SyncSettings]) {
    self.journal = journal
    self.syncs = syncs.map(\.name)
  }

  var router: Router<BasicRequestContext> {
    let router = Router()
    let journal = journal
    let syncs = syncs
    router.get("healthz") { _, _ in
      let (status, body) = await Self.answer(journal, syncs)
      return Response(
        status: status,
        headers: [.contentType: "application/json"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: body.text() + "\n"))
      )
    }
    return router
  }

  private static func answer(
    _ journal: EventJournal,
    _ syncs: [String]
  ) async -> (HTTPResponse.Status, JSON) {
    var items: [JSON] = []
    do throws(JournalFault) {
      for name in syncs {
        let run = try await journal.reader.latestRun(of: SyncName(name))
        items.append(
          .members([
            "sync": .string(name),
            "run": run.map { .string($0.plan.id.text) },
            "state": run.map { .string($0.state.phase.rawValue) },
            "progress_at": run.map { .string($0.progressAt.utcText) },
          ])
        )
      }
    } catch {
      return (
        .serviceUnavailable,
        ["status": "failing", "problem": error.diagnostic.json]
      )
    }
    return (.ok, ["status": "ok", "syncs": .array(items)])
  }
}
