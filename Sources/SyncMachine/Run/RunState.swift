package import Records

/// Where one sync run is.
///
/// Only what decides the next step lives here. Pages and batches have machines of their own,
/// counts and names are a fold of the journal (see ``RunProgress``), so a state stays small however
/// large the run.
package enum RunState: Hashable, Sendable {
  /// Created, not yet begun. Goes to `running`, `failed`, `cancelled`.
  case scheduled
  /// Intake and batches are at work. Goes everywhere but back to `scheduled`.
  case running
  /// Doing nothing until an instant. Goes to `running`, `paused`, `needsAttention`, `cancelling`,
  /// `failed`.
  case waiting(WaitReason, until: Instant)
  /// Stopped by a person, to be resumed. Goes to `running`, `cancelling`.
  case paused(by: ActorName)
  /// Stopped until a person has done something. Goes to `running`, `paused`, `cancelling`,
  /// `failed`.
  case needsAttention(Attention)
  /// Asked to end: nothing new begins, answers under way are awaited. Goes to `cancelled`,
  /// `failed`,
  /// `needsAttention`.
  case cancelling(by: ActorName)
  /// Every record has an outcome and none is an exception. Final.
  case completed
  /// Every record has an outcome and some are invalid, rejected or held. Ended; goes to `running`
  /// when such records are tried again.
  case completedWithExceptions
  /// Stopped by a fault that no remedy answers. Final.
  case failed(FailureCode)
  /// Stopped by a person. Final.
  case cancelled(by: ActorName)
}

extension RunState {
  /// The payload-free twin.
  package enum Phase: String, CaseIterable, Hashable, Sendable {
    case scheduled
    case running
    case waiting
    case paused
    case needsAttention = "needs_attention"
    case cancelling
    case completed
    case completedWithExceptions = "completed_with_exceptions"
    case failed
    case cancelled

    /// Whether it has ended: nothing happens any more unless a person reopens it.
    package var isFinal: Bool {
      switch self {
      case .scheduled, .running, .waiting, .paused, .needsAttention, .cancelling: false
      case .completed, .completedWithExceptions, .failed, .cancelled: true
      }
    }
  }

  package var phase: Phase {
    switch self {
    case .scheduled: .scheduled
    case .running: .running
    case .waiting: .waiting
    case .paused: .paused
    case .needsAttention: .needsAttention
    case .cancelling: .cancelling
    case .completed: .completed
    case .completedWithExceptions: .completedWithExceptions
    case .failed: .failed
    case .cancelled: .cancelled
    }
  }
}
