import Diagnostics
package import Journal
import MappingLanguage
import Platforms
package import Records
package import SyncMachine
package import Workspace

/// Begins, resumes and cancels runs of a workspace's syncs.
///
/// Only an approved mapping is ever used. Its version is pinned by its seal when a run is planned,
/// and the program is made from what the journal has under that seal, never from files.
package struct SyncRunner: Sendable {
  let configuration: WorkspaceConfiguration
  let journal: EventJournal
  let connections: ConnectionPool
  let clock: any RunClock
  let naming: RunNaming
  package var options: RunOptions

  package init(
    _ configuration: WorkspaceConfiguration,
    journal: EventJournal,
    connections: ConnectionPool,
    clock: any RunClock = SystemRunClock(),
    naming: RunNaming = RunNaming(),
    options: RunOptions = RunOptions()
  ) {
    self.configuration = configuration
    self.journal = journal
    self.connections = connections
    self.clock = clock
    self.naming = naming
    self.options = options
  }

  /// Begins a run and drives it until it ends or stands still.
  ///
  /// Both connections are tried first: a run that cannot work is not begun. `due` is the time it
  /// was
  /// due, where a schedule and not a person begins it. `control` reaches the run meanwhile,
  /// `report`
  /// is told of everything that happens, on whatever thread it happens.
  package func start(
    _ name: String,
    due: Instant? = nil,
    readsEverything: Bool = false,
    control: RunControl = RunControl(),
    report: @escaping @Sendable (RunReport) -> Void = { _ in }
  ) async throws(RunFault) -> RunEnding {
    let sync = try sync(name)
    let approved = try await approvedVersion(of: MappingName(sync.mapping))
    let work = try await work(for: approved, from: sync.source, to: sync.destination)
    let destination = RunEnd(work.destination.name, work.mapping.spec.target.object)
    try await checkRoom(at: destination)
    try await check(work)
    guard let seal = approved.approval?.seal else {
      throw RunFault(Self.notApproved(approved.name, approved))
    }
    let syncName = SyncName(name)
    let plan = RunPlan(
      id: due.map { naming.name(syncName, due: $0) } ?? naming.name(syncName, at: clock.now()),
      sync: syncName,
      mapping: approved.name,
      version: approved.version,
      seal: seal,
      source: RunEnd(work.source.name, work.mapping.spec.source.object),
      destination: destination,
      trigger: due == nil ? .person : .schedule,
      occurrence: due.map(SyncSchedule.occurrence),
      since: try await since(
        work,
        to: destination,
        seal: seal,
        readsEverything: readsEverything || sync.readsEverything
      )
    )
    try await write(.scheduleRun(plan))
    return try await drive(plan, work, .start, control, report)
  }

  /// Goes on with a run where it stands: with the mapping it began with, from its checkpoint.
  ///
  /// `actor` is the person who says so. Without one the program takes up a run that its last driver
  /// left without a word; a run that waits for a person is then left alone.
  package func resume(
    _ run: RunID,
    by actor: ActorName?,
    control: RunControl = RunControl(),
    report: @escaping @Sendable (RunReport) -> Void = { _ in }
  ) async throws(RunFault) -> RunEnding {
    let entry = try await living(run)
    let work = try await work(of: entry.plan)
    if actor != nil { try await check(work) }
    let beginning = actor.map { RunDriver.Beginning.resume(by: $0) } ?? .recover
    return try await drive(entry.plan, work, beginning, control, report)
  }

  /// Ends a run that nobody drives: nothing new is sent, answers that were lost are found out where
  /// that takes no person.
  package func cancel(
    _ run: RunID,
    by actor: ActorName,
    report: @escaping @Sendable (RunReport) -> Void = { _ in }
  ) async throws(RunFault) -> RunEnding {
    let entry = try await living(run)
    let open = try await asking { () async throws(JournalFault) in
      try await journal.reader.openBatches(of: run)
    }
    if open.allSatisfy({ $0.state.attempt == 0 }) {
      return try await cancelQuiet(entry, by: actor)
    }
    let work = try await work(of: entry.plan)
    do throws(RunFault) {
      return try await drive(entry.plan, work, .cancel(by: actor), RunControl(), report)
    } catch {
      guard error.isUnreadable else { throw error }
      // Nobody can ask about what nobody can read: it stays in doubt.
      for batch in open where batch.state.phase == .intended {
        let lost = BatchAdvance(
          run: run,
          number: batch.number,
          events: [.answerLost(work.ability.operationClass)],
          expecting: batch.position
        )
        try await write(.advanceBatch(lost))
      }
      return try await cancelQuiet(entry, by: actor)
    }
  }

  /// Nothing is in doubt: two events end it.
  private func cancelQuiet(
    _ entry: RunEntry,
    by actor: ActorName
  ) async throws(RunFault) -> RunEnding {
    let events: [RunEvent] =
      switch entry.state.phase {
      case .scheduled: [.cancelRequested(by: actor)]
      case .cancelling: [.wentQuiet]
      case .running, .waiting, .paused, .needsAttention, .completed, .completedWithExceptions,
        .failed, .cancelled:
        [.cancelRequested(by: actor), .wentQuiet]
      }
    try await write(.advanceRun(entry.plan.id, events, expecting: entry.position))
    return RunEnding(entry: try await self.entry(of: entry.plan.id))
  }

  private func drive(
    _ plan: RunPlan,
    _ work: RunWork,
    _ beginning: RunDriver.Beginning,
    _ control: RunControl,
    _ report: @escaping @Sendable (RunReport) -> Void
  ) async throws(RunFault) -> RunEnding {
    let driver = RunDriver(
      plan,
      work: work,
      journal: journal,
      clock: clock,
      control: control,
      options: options,
      reporter: RunReporter(run: plan.id, clock: clock, send: report)
    )
    return try await driver.drive(beginning)
  }

  // MARK: Journal

  private func living(_ run: RunID) async throws(RunFault) -> RunEntry {
    let entry = try await entry(of: run)
    guard !entry.state.phase.isFinal else {
      throw RunFault(
        Diagnostic(
          .error,
          .RUN107,
          "run \"\(run)\" has ended: \(entry.state.phase.words)",
          hint: "Begin another with \"crosswalk sync run \(entry.plan.sync)\"."
        )
      )
    }
    return entry
  }

  private func entry(of run: RunID) async throws(RunFault) -> RunEntry {
    try await asking { () async throws(JournalFault) in try await journal.reader.run(run) }
  }

  func write(_ write: JournalWrite) async throws(RunFault) {
    do throws(JournalFault) {
      try await journal.commit(write)
    } catch {
      throw .journal(error)
    }
  }
}

extension RunState.Phase {
  /// `completed with exceptions`.
  var words: String { String(rawValue.map { $0 == "_" ? " " : $0 }) }
}
