import Diagnostics
import Journal
import Platforms
import Records
import SyncMachine

/// Drives one run: performs what its machines ask for, and writes down each step before the next.
///
/// Everything it knows is in the journal too, so that a driver that stops without a word is
/// replaced by another that goes on where this one was. Between reading and changing its state
/// there is no `await`.
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
  /// The records of the batch last planned or read.
  var frozen: (batch: BatchNumber, records: [StagedRecord])?
  var nextBatch: BatchNumber = 1
  /// Staged records in no batch; `nil` until the journal was asked.
  var waitingCount: Int?
  var pageAttempts = AttemptCounter()
  var batchAttempts: [BatchNumber: AttemptCounter] = [:]
  /// Whether too many records that fail alike stop the run; a person who resumes has seen them.
  var isGuarding = true
  /// While a run is cancelled: the destination did not answer, no further try is made.
  var isSettled = false
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
  /// A wish from the ``RunControl`` is followed after the answer that is under way; cancelling the
  /// task ends that one too, and its batch is resolved when the run is resumed.
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
    while try await step() {
      if Task.isCancelled { throw .cancelled }
    }
    let entry = try await reading { () async throws(JournalFault) in
      try await journal.reader.run(plan.id)
    }
    return RunEnding(entry: entry, problem: problem)
  }

  private func load() async throws(RunFault) {
    let reader = journal.reader
    let run = plan.id
    let (entry, progress, open, next) = try await reading {
      () async throws(JournalFault) -> (RunEntry, RunProgress, [BatchEntry], BatchNumber) in
      (
        try await reader.run(run), try await reader.progress(of: run),
        try await reader.openBatches(of: run), try await reader.nextBatch(of: run)
      )
    }
    position = entry.position
    startedAt = entry.startedAt ?? clock.now()
    self.progress = progress
    for entry in open { batches[entry.number] = OpenBatch(entry) }
    nextBatch = next
    reporter.know(progress)
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
    // A run that has ended refuses this.
    default: try await advance([.recovered])
    }
    reporter.report(beginning == .start ? .runStarted : .runResumed)
  }

  /// Does the next thing; `false` where the driver lets go of the run.
  private func step() async throws(RunFault) -> Bool {
    switch progress.run {
    case .running:
      switch control.wish {
      case .goOn: return try await work()
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

  private func work() async throws(RunFault) -> Bool {
    if let number = batches.keys.min() {
      try await deliver(number)
      return true
    }
    let waiting = try await countWaiting()
    let isExhausted = progress.intake.phase.isFinal
    if waiting >= ability.recordsMax || (isExhausted && waiting > 0) {
      try await planBatch()
    } else if isExhausted {
      try await finish()
    } else {
      try await takePage()
    }
    return true
  }

  private func countWaiting() async throws(RunFault) -> Int {
    if let waitingCount { return waitingCount }
    // No batch is open here, so whatever is staged waits.
    let count = try await reading { () async throws(JournalFault) in
      try await journal.reader.stagedCount(of: plan.id)
    }
    waitingCount = count
    return count
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

  /// While a run is cancelled: nothing new begins, lost answers are found out once.
  private func settle() async throws(RunFault) -> Bool {
    let doubtful = batches.values.filter { $0.state.attempt > 0 && !$0.state.isFinal }
      .filter { $0.state.phase != .isolating && $0.state.phase != .needsDecision }
    if !isSettled, let number = doubtful.map(\.number).min() {
      try await deliver(number)
      return true
    }
    try await advance([.wentQuiet])
    reporter.report(.runEnded)
    return false
  }
}
