/// Where one batch is: the records of one call to a destination, frozen when it was planned.
///
/// Attempts are counted from 1, and before they are made: an intent that a crash leaves behind has
/// been counted.
package enum BatchState: Hashable, Sendable {
  /// Composed, or known not to have been applied; `attempts` were made. Goes to `intended`,
  /// `isolating`, `withdrawn`.
  case planned(attempts: Int)
  /// About to be sent, durably. Goes to `sent`, and to all that `sent` goes to.
  case intended(attempt: Int)
  /// Handed to the network. Goes to `applied`, `partial`, `rejected`, `unknown`, `planned`.
  case sent(attempt: Int)
  /// Every record was taken. Final.
  case applied(attempt: Int)
  /// Some records were taken, some refused; `unanswered` have no outcome yet. Goes to `isolating`
  /// while there are such records, else it has ended; goes to `planned` when refused ones are tried
  /// again.
  case partial(attempt: Int, unanswered: Int)
  /// No record was taken; `unanswered` have no reason of their own yet. Goes to `isolating` while
  /// there are such records, else it has ended; goes to `planned` when they are tried again.
  case rejected(attempt: Int, unanswered: Int)
  /// Sent perhaps, and the answer is lost. Goes to `resolving`, `needsDecision`.
  case unknown(attempt: Int, OperationClass)
  /// Finding out what became of it; nothing was found `looks` times. Goes to `applied`, `partial`,
  /// `planned` (to be sent again), `needsDecision`.
  case resolving(attempt: Int, OperationClass, looks: Int)
  /// Only a person can say. Goes to `applied`, `rejected`, `planned`.
  case needsDecision(attempt: Int)
  /// Being cut into smaller batches, so that one bad record stands alone. Goes to `split`.
  case isolating(attempt: Int)
  /// Its records without an outcome live on in smaller batches. Final.
  case split(pieces: Int)
  /// Mapped again before an attempt, none of its records is to be sent any more. Final.
  case withdrawn(attempts: Int)
}

extension BatchState {
  /// The payload-free twin.
  package enum Phase: String, CaseIterable, Hashable, Sendable {
    case planned
    case intended
    case sent
    case applied
    case partial
    case rejected
    case unknown
    case resolving
    case needsDecision = "needs_decision"
    case isolating
    case split
    case withdrawn

    /// Whether the destination may or may not have applied it.
    package var isInDoubt: Bool {
      switch self {
      case .unknown, .resolving, .needsDecision: true
      case .planned, .intended, .sent, .applied, .partial, .rejected, .isolating, .split,
        .withdrawn:
        false
      }
    }
  }

  package var phase: Phase {
    switch self {
    case .planned: .planned
    case .intended: .intended
    case .sent: .sent
    case .applied: .applied
    case .partial: .partial
    case .rejected: .rejected
    case .unknown: .unknown
    case .resolving: .resolving
    case .needsDecision: .needsDecision
    case .isolating: .isolating
    case .split: .split
    case .withdrawn: .withdrawn
    }
  }

  /// Whether nothing is left to be done about it.
  package var isFinal: Bool {
    switch self {
    case .applied, .split, .withdrawn: true
    case .partial(_, let unanswered), .rejected(_, let unanswered): unanswered == 0
    case .planned, .intended, .sent, .unknown, .resolving, .needsDecision, .isolating: false
    }
  }

  /// How often it was sent, or was about to be.
  package var attempt: Int {
    switch self {
    case .planned(let attempts), .withdrawn(let attempts): attempts
    case .intended(let attempt), .sent(let attempt), .applied(let attempt),
      .partial(let attempt, _), .rejected(let attempt, _), .unknown(let attempt, _),
      .resolving(let attempt, _, _), .needsDecision(let attempt), .isolating(let attempt):
      attempt
    case .split: 0
    }
  }
}
