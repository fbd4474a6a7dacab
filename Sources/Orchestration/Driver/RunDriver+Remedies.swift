import Diagnostics
import Platforms
import Records
import SyncMachine

extension RunDriver {
  /// Does what a remedy says; afterwards the same thing is due again, or the run no longer runs.
  func follow(
    _ remedy: Remedy,
    _ fault: PlatformFault,
    of session: ConnectionSession,
    batch: BatchNumber? = nil
  ) async throws(RunFault) {
    problem = session.diagnostic(fault)
    reporter.report(.fault, batch: batch, problem: problem)
    switch remedy {
    case .refreshCredentials: return
    case .retry(let delay):
      try await wait(Self.reason(fault, session), until: clock.now() + delay)
    case .waitForQuota(let until):
      let reason = WaitReason(.quota, connection: session.name)
      try await wait(reason, until: until ?? clock.now() + options.quotaWait)
    case .splitBatch: try await needAttention(.CON401, fault, of: session, batch: batch)
    case .stop(let code): try await needAttention(code, fault, of: session, batch: batch)
    }
  }

  /// Waits: a short while in place, longer ones as a state of the run.
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
    let diagnostic = fault.diagnostic(code, connection: session.name.text)
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
    problem = diagnostic
    try await advance([.attentionNeeded(attention)])
    reporter.report(.runNeedsAttention, batch: attention.batch, problem: diagnostic)
  }

  private static func kind(of code: DiagnosticCode) -> Attention.Kind {
    code == .CON201 || code == .CON202 ? .credentials : .connection
  }

  private static func reason(_ fault: PlatformFault, _ session: ConnectionSession) -> WaitReason {
    let isLimit = fault.status == 429 || fault.code == "REQUEST_LIMIT_EXCEEDED"
    return WaitReason(isLimit ? .rateLimit : .platformDown, connection: session.name)
  }
}
