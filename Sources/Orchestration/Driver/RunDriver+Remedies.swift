import Diagnostics
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// Does what a remedy says: afterwards the task is due again, at once or later, or the run no
  /// longer runs.
  func follow(
    _ remedy: Remedy,
    _ fault: PlatformFault,
    of session: ConnectionSession,
    task: RunTask
  ) async throws(RunFault) {
    let problem = session.diagnostic(fault, inRun: true)
    self.problem = problem
    var batch: BatchNumber?
    if case .deliver(let number) = task { batch = number }
    reporter.report(.fault, batch: batch, problem: problem)
    switch remedy {
    case .refreshCredentials: return
    case .retry(let delay):
      delays[task] = (until: clock.now() + delay, reason: Self.reason(fault, session))
    case .waitForQuota(let until):
      delays[task] = (
        until: until ?? clock.now() + options.quotaWait,
        reason: WaitReason(.quota, connection: session.name)
      )
    case .splitBatch: try await needAttention(.CON401, fault, of: session, batch: batch)
    case .stop(let code): try await needAttention(code, fault, of: session, batch: batch)
    }
  }

  /// A question that a batch waits for was not answered: it is asked again when the remedy says.
  func askLater(
    _ number: BatchNumber,
    _ fault: PlatformFault,
    of session: ConnectionSession
  ) async throws(RunFault) {
    if fault.kind == .cancelled { throw .cancelled }
    let attempt = batchAttempts[number, default: AttemptCounter()].count(fault)
    guard progress.run.phase == .running else {
      isSettled = true
      return
    }
    try await follow(
      session.adapter.handleError(fault, attempt: attempt),
      fault,
      of: session,
      task: .deliver(number)
    )
  }

  /// Waits while nothing is under way: a short while in place, longer ones as a state of the run.
  func wait(_ reason: WaitReason, until instant: Instant) async throws(RunFault) {
    guard instant - clock.now() > options.unrecordedWaitMax else {
      let hasSlept = await control.sleep(until: instant, on: clock)
      if !hasSlept, Task.isCancelled { throw .cancelled }
      return
    }
    try await advance([.waitBegan(reason, until: instant)])
    reporter.report(.runWaits, problem: problem)
  }

  /// Stops the run until a person has seen to something.
  func needAttention(
    _ code: DiagnosticCode,
    _ fault: PlatformFault,
    of session: ConnectionSession,
    batch: BatchNumber? = nil
  ) async throws(RunFault) {
    let diagnostic = fault.diagnostic(code, connection: session.name.text, inRun: true)
    try await needAttention(
      Attention(
        Self.kind(of: code),
        code: FailureCode(code.rawValue),
        connection: session.name,
        batch: batch
      ),
      diagnostic
    )
  }

  func needAttention(
    _ attention: Attention,
    _ diagnostic: Diagnostic
  ) async throws(RunFault) {
    guard try await turn(.attentionNeeded(attention)) else { return }
    problem = diagnostic
    reporter.report(.runNeedsAttention, batch: attention.batch, problem: diagnostic)
  }

  /// Takes the run out of work, for whichever task says so first; `false` for all others.
  func turn(_ event: RunEvent) async throws(RunFault) -> Bool {
    switch progress.run.phase {
    case .running, .cancelling: break
    case .scheduled, .waiting, .paused, .needsAttention, .completed, .completedWithExceptions,
      .failed, .cancelled:
      return false
    }
    guard !isTurning else { return false }
    isTurning = true
    defer { isTurning = false }
    try await advance([event])
    return true
  }

  private static func kind(of code: DiagnosticCode) -> Attention.Kind {
    code == .CON201 || code == .CON202 ? .credentials : .connection
  }

  private static func reason(_ fault: PlatformFault, _ session: ConnectionSession) -> WaitReason {
    let isLimit = fault.status == 429 || fault.code == "REQUEST_LIMIT_EXCEEDED"
    return WaitReason(isLimit ? .rateLimit : .platformDown, connection: session.name)
  }
}
