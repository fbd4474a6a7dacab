/// What happens to a batch.
package enum BatchEvent: Hashable, Sendable {
  /// Before an attempt the destination was found to hold other values than its records were mapped
  /// with, and they were mapped again: `left` are still to be sent.
  case remapped(left: Int)
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
    case remapped
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
    case .remapped: .remapped
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

extension BatchEvent {
  /// Whether the batch may have been applied when it is sent the next time; `before`: whether that
  /// was so already.
  ///
  /// Such a batch is sent as it was frozen, and is never mapped again: what the destination holds
  /// may be its own. Looking, and asking a person, leave no doubt.
  package func mayBeApplied(_ before: Bool) -> Bool {
    switch self {
    case .answerLost(let operationClass):
      switch operationClass.resolution {
      case .resend, .resendWithSameKey: true
      case .look, .askPerson: before
      }
    case .retried: false
    case .remapped, .intended, .sent, .notApplied, .applied, .partlyApplied, .refused,
      .resolutionBegan, .foundNothing, .resendChosen, .decisionNeeded, .decided, .isolationBegan,
      .split:
      before
    }
  }
}
