import Diagnostics
import Journal
import Logging
import Records
import SyncMachine

/// One sync's life under a schedule: takes up what was left, then begins a run at each time due.
struct SyncLane: Sendable {
  private let sync: SyncName
  private let schedule: SyncSchedule
  private let runner: SyncRunner
  private let control: RunControl
  private let logger: Logger
  private let report: @Sendable (RunReport) -> Void

  init(
    _ name: String,
    schedule: SyncSchedule,
    runner: SyncRunner,
    control: RunControl,
    logger: Logger,
    report: @escaping @Sendable (RunReport) -> Void
  ) {
    sync = SyncName(name)
    self.schedule = schedule
    self.runner = runner
    self.control = control
    var logger = logger
    logger[metadataKey: "sync"] = "\(name)"
    self.logger = logger
    self.report = report
  }

  /// Returns when it was asked to stop.
  func run() async {
    await takeUp()
    var last = await lastDue()
    while control.wish == .goOn, !Task.isCancelled {
      let now = runner.clock.now()
      let due = schedule.latest(at: now)
      guard last.map({ $0 < due }) ?? true else {
        _ = await control.sleep(until: schedule.next(after: now), on: runner.clock)
        continue
      }
      if let last { await noteMissed(after: last, before: due) }
      await begin(due)
      last = due
    }
  }

  /// Goes on with runs that the last driver left, and with those whose wait is over.
  private func takeUp() async {
    do throws(RunFault) {
      let unfinished = try await asking { () async throws(JournalFault) in
        try await runner.journal.reader.unfinishedRuns(of: sync)
      }
      for entry in unfinished where control.wish == .goOn {
        logger.info("taking up a run", metadata: ["run": "\(entry.plan.id)"])
        let ending = try await runner.resume(
          entry.plan.id,
          by: nil,
          control: control,
          report: report
        )
        log(ending)
      }
    } catch {
      log(error)
    }
  }

  /// The last time a run of this sync was due.
  private func lastDue() async -> Instant? {
    let runs = try? await runner.journal.reader.runs(of: sync, limit: 20)
    return (runs ?? []).compactMap(\.plan.occurrence).compactMap(SyncSchedule.time).max()
  }

  private func begin(_ due: Instant) async {
    do throws(RunFault) {
      // A run that stands still, waiting or in need of a person, is in the way of the next.
      let unfinished = try await asking { () async throws(JournalFault) in
        try await runner.journal.reader.unfinishedRuns(of: sync)
      }
      if let waiting = unfinished.first(where: { $0.state.phase == .waiting }) {
        log(
          try await runner.resume(waiting.plan.id, by: nil, control: control, report: report)
        )
      }
      log(try await runner.start(sync.text, due: due, control: control, report: report))
    } catch {
      log(error)
      await noteSkipped(due, error)
    }
  }

  // MARK: The diary: no occurrence is left out in silence

  private func noteMissed(after last: Instant, before due: Instant) async {
    let count = schedule.missed(between: last, and: due)
    guard count > 0 else { return }
    let body: JSON = [
      "count": .integer(count),
      "after": .string(SyncSchedule.occurrence(at: last)),
      "before": .string(SyncSchedule.occurrence(at: due)),
    ]
    logger.notice("occurrences were missed; only the latest is made up for")
    await note(StoredEvent("schedule.missed", body: body.text()))
  }

  private func noteSkipped(_ due: Instant, _ fault: RunFault) async {
    var body: JSONObject = JSONObject([
      JSONObject.Member("occurrence", .string(SyncSchedule.occurrence(at: due)))
    ])
    if case .journal(.runInTheWay(let run)) = fault {
      body["run_in_the_way"] = .string(run.text)
    }
    if let code = fault.diagnostics.first?.code { body["code"] = .string(code.rawValue) }
    await note(StoredEvent("schedule.skipped", body: JSON.object(body).text()))
  }

  private func note(_ event: StoredEvent) async {
    do throws(RunFault) {
      try await runner.write(.note(JournalNote(.sync(sync), [event])))
    } catch {
      log(error)
    }
  }

  // MARK: Log

  private func log(_ ending: RunEnding) {
    var metadata: Logger.Metadata = [
      "run": "\(ending.entry.plan.id)", "phase": "\(ending.entry.state.phase.rawValue)",
    ]
    if let code = ending.problem?.code { metadata["code"] = "\(code.rawValue)" }
    logger.info("a run was let go of", metadata: metadata)
  }

  private func log(_ fault: RunFault) {
    for diagnostic in fault.diagnostics {
      logger.error(
        "\(diagnostic.message)",
        metadata: ["code": "\(diagnostic.code.rawValue)"]
      )
    }
  }
}
