/// What happens to a batch.
package enum BatchEvent: Hashable, Sendable {
  /// The attempt was written down; appended before the request leaves.
  case intended(attempt: Int)
  /// The request left. Not stored: after a crash an intent counts as sent.
  case sent
  /// Certain not to have been applied: never connected, too fast, try later.
  case notApplied
  /// Every record was taken.
  case applied
  /// Some records were taken; `unanswered` are without an outcome.
  case partlyApplied(unanswered: Int)
  /// None was taken; `unanswered` are without a reason of their own.
  case refused(unanswered: Int)
  /// The request left and no answer came, or the process died after the intent.
  case answerLost(OperationClass)
  case resolutionBegan
  /// A look at the destination found none of the batch.
  case foundNothing
  /// What the class allows was done; the frozen batch is due again.
  case resendChosen
  case decisionNeeded
  case decided(BatchDecision, by: ActorName)
  case isolationBegan
  case split(pieces: Int)
  /// A person sends refused records of it again: the batch is due with these.
  case retried([RecordOrdinal])
}

extension BatchEvent {
  /// The payload-free twin; the raw values are the stored names.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case intended
    case sent
    case notApplied = "not_applied"
    case applied
    case partlyApplied = "partly_applied"
    case refused
    case answerLost = "answer_lost"
    case resolutionBegan = "resolution_began"
    case foundNothing = "found_nothing"
    case resendChosen = "resend_chosen"
    case decisionNeeded = "decision_needed"
    case decided
    case isolationBegan = "isolation_began"
    case split
    case retried

    /// Whether the journal keeps it.
    package var isDurable: Bool { self != .sent }
  }

  package var kind: Kind {
    switch self {
    case .intended: .intended
    case .sent: .sent
    case .notApplied: .notApplied
    case .applied: .applied
    case .partlyApplied: .partlyApplied
    case .refused: .refused
    case .answerLost: .answerLost
    case .resolutionBegan: .resolutionBegan
    case .foundNothing: .foundNothing
    case .resendChosen: .resendChosen
    case .decisionNeeded: .decisionNeeded
    case .decided: .decided
    case .isolationBegan: .isolationBegan
    case .split: .split
    case .retried: .retried
    }
  }
}
