import Diagnostics
import Journal
import Platforms
import Records
import SyncMachine

/// Drives one run: performs what its machines ask for, and writes down each step before the next.
///
/// Intake and delivery go on side by side, each task with its own page or batch. Everything the
/// driver knows is in the journal too, so that a driver that stops without a word is replaced by
/// another that goes on where this one was. Between reading and changing its state there is no
/// `await`.
actor RunDriver {
  /// Why a driver takes up a run.
  enum Beginning: Hashable, Sendable {
    case start
    /// The last driver stopped without a word.
    case recover
    /// A person says go on, whatever the run waits for.
    case resume(by: ActorName)
    /// A person wants the run to end: only answers that were lost are found out.
    case cancel(by: ActorName)
  }

  let journal: EventJournal
  let plan: RunPlan
  let source: ConnectionSession
  let destination: ConnectionSession
  let mapping: PageMapping
  let ability: UploadAbility
  let clock: any RunClock
  let control: RunControl
  let options: RunOptions
  let reporter: RunReporter

  /// The length of the run's stream.
  var position = 0
  var startedAt = Instant(milliseconds: 0)
  var progress = RunProgress()
  /// Batches that have not ended.
  var batches: [BatchNumber: OpenBatch] = [:]
  /// Staged records in no batch, in the order of reading.
  var waiting: [PendingRecord] = []
  /// Whether every waiting record has a key that is under way.
  var isPlanBlocked = false
  /// Tasks that somebody is at work on.
  var busy: Set<RunTask> = []
  /// What must not be tried before an instant, and why.
  var delays: [RunTask: (until: Instant, reason: WaitReason)] = [:]
  var pageAttempts = AttemptCounter()
  var batchAttempts: [BatchNumber: AttemptCounter] = [:]
  /// Calls spent on finding the records to blame, by the batch they were planned in.
  var isolationCalls: [BatchNumber: Int] = [:]
  /// Whether too many records that fail alike stop the run; a person who resumes has seen them.
  var isGuarding = true
  /// Whether a task is writing an event of the run: the first to do so decides.
  var isTurning = false
  /// While a run is cancelled: the destination did not answer, no further try is made.
  var isSettled = false
  /// What ends this driver, met by one of its tasks.
  var fault: RunFault?
  var problem: Diagnostic?

  init(
    _ plan: RunPlan,
    work: RunWork,
    journal: EventJournal,
    clock: any RunClock,
    control: RunControl,
    options: RunOptions,
    reporter: RunReporter
  ) {
    self.plan = plan
    source = work.source
    destination = work.destination
    mapping = work.mapping
    ability = work.ability
    self.journal = journal
    self.clock = clock
    self.control = control
    self.options = options
    self.reporter = reporter
  }

  /// Drives the run until it ends, waits longer than anybody would sit out, or needs a person.
  ///
  /// A wish from the ``RunControl`` is followed after the answers that are under way; cancelling
  /// the task ends those too, and their batches are resolved when the run is resumed.
  func drive(_ beginning: Beginning) async throws(RunFault) -> RunEnding {
    let watcher: @Sendable (ConnectionName) -> @Sendable (RateLimitGate.Wait) -> Void = {
      [reporter] name in { reporter.report($0, of: name) }
    }
    source.gate.watch(watcher(source.name))
    destination.gate.watch(watcher(destination.name))
    defer {
      source.gate.watch(nil)
      destination.gate.watch(nil)
    }
    try await load()
    try await begin(beginning)
    while try await stepOrWaitForRoom() {
      if Task.isCancelled { throw .cancelled }
    }
    let entry = try await reading { () async throws(JournalFault) in
      try await journal.reader.run(plan.id)
    }
    return RunEnding(entry: entry, problem: problem)
  }

  // MARK: Beginning

  func load() async throws(RunFault) {
    let reader = journal.reader
    let run = plan.id
    let (entry, progress, open, staged) = try await reading {
      () async throws(JournalFault) -> (RunEntry, RunProgress, [BatchEntry], [StagedRecord]) in
      (
        try await reader.run(run), try await reader.progress(of: run),
        try await reader.openBatches(of: run), try await reader.stagedRecords(of: run)
      )
    }
    position = entry.position
    startedAt = entry.startedAt ?? clock.now()
    self.progress = RunProgress(
      run: progress.run,
      intake: entry.intake,
      batches: progress.batches,
      problems: progress.problems,
      counts: progress.counts
    )
    var pending = try await pendingRecords(staged)
    for entry in open {
      batches[entry.number] = OpenBatch(
        entry.number,
        state: entry.state,
        position: entry.position,
        records: entry.members.compactMap { pending.removeValue(forKey: $0) },
        mayBeApplied: entry.mayBeApplied
      )
      if case .resolving(_, _, let looks) = entry.state, looks > 0 {
        delayLook(entry.number, after: entry.progressAt)
      }
    }
    waiting = pending.values.sorted { $0.ordinal < $1.ordinal }
    reporter.know(self.progress)
  }

  /// What is to be sent of records that another driver has staged.
  private func pendingRecords(
    _ staged: [StagedRecord]
  ) async throws(RunFault) -> [RecordOrdinal: PendingRecord] {
    guard !staged.isEmpty else { return [:] }
    let run = plan.id
    let contents = try await reading { () async throws(JournalFault) in
      try await journal.reader.contents(of: staged.map(\.ordinal), in: run)
    }
    var pending: [RecordOrdinal: PendingRecord] = [:]
    for entry in staged {
      guard let known = contents[entry.ordinal], let json = known.mapped else {
        throw RunFault(RunFault.unreadable(entry.record))
      }
      pending[entry.ordinal] = PendingRecord(
        ordinal: entry.ordinal,
        mapped: MappedRecord(id: entry.record.text, key: known.key ?? "", json: json),
        current: RecordAnswers(stored: known.answers).current,
        attempts: entry.attempts,
        problem: entry.problem
      )
    }
    return pending
  }

  private func begin(_ beginning: Beginning) async throws(RunFault) {
    switch (beginning, progress.run) {
    case (.cancel, .cancelling), (.recover, .paused), (.recover, .needsAttention): break
    case (.cancel(let actor), _): try await advance([.cancelRequested(by: actor)])
    case (_, .scheduled): try await advance([.started])
    case (.resume(let actor), .waiting), (.resume(let actor), .paused),
      (.resume(let actor), .needsAttention):
      if case .needsAttention(let attention) = progress.run, attention.kind == .mapping {
        isGuarding = false
      }
      try await advance([.resumed(by: actor)])
    // A run that has ended refuses this. One that was reopened is not stopped by what is known.
    default:
      if case .resume = beginning, progress.intake.phase.isFinal { isGuarding = false }
      try await advance([.recovered])
    }
    reporter.report(
      beginning == .start ? .runStarted : .runResumed,
      problem: mapping.approved.notice
    )
  }

  // MARK: Working

  /// A disk that is full ends nothing: the run goes on by itself when there is room.
  private func stepOrWaitForRoom() async throws(RunFault) -> Bool {
    do throws(RunFault) {
      return try await step()
    } catch {
      guard error == .journal(.diskFull), control.wish == .goOn else { throw error }
      try await waitForRoom()
      return true
    }
  }

  /// Does the next thing; `false` where the driver lets go of the run.
  private func step() async throws(RunFault) -> Bool {
    switch progress.run {
    case .running:
      switch control.wish {
      case .goOn:
        try await work()
        return true
      case .stop: return false
      case .cancel(let actor):
        try await advance([.cancelRequested(by: actor)])
        reporter.report(.runCancelling)
        return true
      }
    case .waiting(_, let until): return try await sitOut(until)
    case .cancelling: return try await settle()
    case .scheduled, .paused, .needsAttention, .completed, .completedWithExceptions, .failed,
      .cancelled:
      return false
    }
  }

  /// Lets intake and deliveries go on until none can, then waits or ends the run.
  private func work() async throws(RunFault) {
    await withTaskGroup(of: Void.self) { group in
      var alarm: Instant?
      while true {
        for task in tasksToBegin() { group.addTask { await self.perform(task) } }
        guard !busy.isEmpty else { break }
        if let due = nextDelay?.until, alarm.map({ due < $0 }) ?? true {
          alarm = due
          group.addTask { [control, clock] in _ = await control.sleep(until: due, on: clock) }
        }
        await group.next()
        if let due = alarm, due <= clock.now() { alarm = nil }
      }
      group.cancelAll()
    }
    if let fault { throw fault }
    try await takeBack()
    guard progress.run.phase == .running, control.wish == .goOn, !Task.isCancelled else { return }
    if let (until, reason) = nextDelay {
      try await wait(reason, until: until)
    } else if progress.intake.phase.isFinal, batches.isEmpty, waiting.isEmpty {
      try await finish()
    }
  }

  /// What is not tried yet, the earliest first.
  private var nextDelay: (until: Instant, reason: WaitReason)? {
    let now = clock.now()
    return delays.values.filter { $0.until > now }.min { $0.until < $1.until }
  }

  func isDelayed(_ task: RunTask) -> Bool {
    delays[task].map { $0.until > clock.now() } ?? false
  }

  /// Begins what the agenda says: marked as busy before anybody else looks.
  private func tasksToBegin() -> [RunTask] {
    guard progress.run.phase == .running, control.wish == .goOn, fault == nil, !isTurning,
      !Task.isCancelled
    else { return [] }
    watchRoom()
    let open = batches.values.reduce(0) { $0 + $1.records.count }
    let ready = batches.keys.sorted().filter {
      !busy.contains(.deliver($0)) && !isDelayed(.deliver($0)) && !isDelayed(.planBatch)
    }
    let agenda = RunAgenda(
      intake: intakeTurn,
      ready: ready,
      inFlight: busy.count { $0 != .takePage && $0 != .planBatch },
      waiting: isPlanBlocked || isDelayed(.planBatch) ? 0 : waiting.count,
      staged: waiting.count + open,
      batchSize: ability.recordsMax,
      inFlightMax: options.inFlightMax,
      stagedMax: options.stagedMax
    )
    return agenda.tasks.filter { busy.insert($0).inserted }
  }

  private var intakeTurn: RunAgenda.Intake {
    if progress.intake.phase.isFinal { return .exhausted }
    if busy.contains(.takePage) { return .busy }
    return isDelayed(.takePage) ? .delayed : .due
  }

  private func perform(_ task: RunTask) async {
    defer { busy.remove(task) }
    do throws(RunFault) {
      switch task {
      case .takePage: try await takePage()
      case .deliver(let number): try await deliver(number)
      case .planBatch: try await planBatch()
      }
    } catch {
      if fault == nil { fault = error }
    }
  }

  private func finish() async throws(RunFault) {
    let entry = try await reading { () async throws(JournalFault) in
      try await journal.reader.run(plan.id)
    }
    try await advance([.finished(entry.counts)])
    reporter.report(.runEnded)
  }

  /// Waits until the instant where that is not too long, else leaves the run waiting.
  private func sitOut(_ until: Instant) async throws(RunFault) -> Bool {
    switch control.wish {
    case .stop: return false
    case .cancel(let actor):
      try await advance([.cancelRequested(by: actor)])
      reporter.report(.runCancelling)
      return true
    case .goOn: break
    }
    let rest = until - clock.now()
    guard rest > .zero else {
      try await advance([.woke])
      reporter.report(.runWoke)
      return true
    }
    guard rest <= options.patience else { return false }
    let hasSlept = await control.sleep(until: until, on: clock)
    if !hasSlept, Task.isCancelled { throw .cancelled }
    return true
  }
}
