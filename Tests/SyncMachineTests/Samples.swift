import Records
import SyncMachine

/// One state and one event of every name, for tables and walks.
enum Samples {
  static let actor: ActorName = "ada"
  static let noon = Instant(milliseconds: 1_772_366_400_000)
  static let wait = WaitReason(.quota, connection: "hubspot")
  static let attention = Attention(.credentials, code: "CON201", connection: "hubspot")
  static let spec: ContentHash = "5bec"
  static let seal: ContentHash = "5ea1"

  static var done: RunCounts {
    var counts = RunCounts()
    counts.read = 3
    counts.created = 2
    counts.skipped = 1
    return counts
  }

  static func state(_ phase: RunState.Phase) -> RunState {
    switch phase {
    case .scheduled: .scheduled
    case .running: .running
    case .waiting: .waiting(wait, until: noon)
    case .paused: .paused(by: actor)
    case .needsAttention: .needsAttention(attention)
    case .cancelling: .cancelling(by: actor)
    case .completed: .completed
    case .completedWithExceptions: .completedWithExceptions
    case .failed: .failed("RUN201")
    case .cancelled: .cancelled(by: actor)
    }
  }

  static func event(_ kind: RunEvent.Kind) -> RunEvent {
    switch kind {
    case .started: .started
    case .recovered: .recovered
    case .waitBegan: .waitBegan(wait, until: noon)
    case .woke: .woke
    case .paused: .paused(by: actor)
    case .attentionNeeded: .attentionNeeded(attention)
    case .resumed: .resumed(by: actor)
    case .cancelRequested: .cancelRequested(by: actor)
    case .wentQuiet: .wentQuiet
    case .finished: .finished(done)
    case .gaveUp: .gaveUp("RUN201")
    case .reopened: .reopened(by: actor)
    }
  }

  static let page = IntakePage(2, after: "t1")

  static func state(_ phase: IntakeState.Phase) -> IntakeState {
    switch phase {
    case .fetching: .fetching(page)
    case .mapping: .mapping(page, next: "t2")
    case .validating: .validating(page, next: "t2")
    case .staged: .staged(2, next: "t2")
    case .exhausted: .exhausted(2)
    }
  }

  static func event(_ kind: IntakeEvent.Kind) -> IntakeEvent {
    switch kind {
    case .fetched: .fetched(next: "t2")
    case .mapped: .mapped
    case .staged: .staged(2, next: "t2")
    case .advanced: .advanced
    case .interrupted: .interrupted
    }
  }

  static func state(_ phase: BatchState.Phase) -> BatchState {
    switch phase {
    case .planned: .planned(attempts: 3)
    case .intended: .intended(attempt: 4)
    case .sent: .sent(attempt: 4)
    case .applied: .applied(attempt: 4)
    case .partial: .partial(attempt: 4, unanswered: 2)
    case .rejected: .rejected(attempt: 4, unanswered: 2)
    case .unknown: .unknown(attempt: 4, .convergentUpsert)
    case .resolving: .resolving(attempt: 4, .convergentUpsert, looks: 0)
    case .needsDecision: .needsDecision(attempt: 4)
    case .isolating: .isolating(attempt: 4)
    case .split: .split(pieces: 2)
    case .withdrawn: .withdrawn(attempts: 4)
    }
  }

  static func event(_ kind: BatchEvent.Kind) -> BatchEvent {
    switch kind {
    case .remapped: .remapped(left: 2)
    case .intended: .intended(attempt: 4)
    case .sent: .sent
    case .notApplied: .notApplied
    case .applied: .applied
    case .partlyApplied: .partlyApplied(unanswered: 2)
    case .refused: .refused(unanswered: 2)
    case .answerLost: .answerLost(.convergentUpsert)
    case .resolutionBegan: .resolutionBegan
    case .foundNothing: .foundNothing
    case .resendChosen: .resendChosen
    case .decisionNeeded: .decisionNeeded
    case .decided: .decided(.resend, by: actor)
    case .isolationBegan: .isolationBegan
    case .split: .split(pieces: 2)
    case .retried: .retried([7])
    }
  }

  static func state(_ phase: MappingVersionState.Phase) -> MappingVersionState {
    switch phase {
    case .described: .described
    case .drafted: .drafted(spec: spec)
    case .checked: .checked(spec: spec, CheckFindings())
    case .tested: .tested(spec: spec, CheckFindings(), TestSummary(passed: 4, failed: 0))
    case .proposed: .proposed(seal: seal, openQuestions: 0)
    case .approved: .approved(seal: seal, by: actor)
    case .superseded: .superseded(by: 2)
    case .retired: .retired(by: actor)
    }
  }

  static func event(_ kind: MappingVersionEvent.Kind) -> MappingVersionEvent {
    switch kind {
    case .drafted: .drafted(spec: spec)
    case .checked: .checked(spec: spec, CheckFindings())
    case .tested: .tested(spec: spec, TestSummary(passed: 4, failed: 0))
    case .proposed: .proposed(seal: seal)
    case .approved: .approved(seal: seal, by: actor)
    case .superseded: .superseded(by: 2)
    case .retired: .retired(by: actor)
    }
  }
}
