package import Records

/// What happens to a run.
package enum RunEvent: Hashable, Sendable {
  case started
  /// A driver took the run up again after its last one stopped without a word.
  case recovered
  case waitBegan(WaitReason, until: Instant)
  case woke
  case paused(by: ActorName)
  case attentionNeeded(Attention)
  case resumed(by: ActorName)
  case cancelRequested(by: ActorName)
  /// Nothing is under way any more after a request to cancel.
  case wentQuiet
  /// The source is exhausted and every batch has ended; with the counts to prove it.
  case finished(RunCounts)
  case gaveUp(FailureCode)
  /// Records of the workbench are to be tried again in a run that had ended.
  case reopened(by: ActorName)
}

extension RunEvent {
  /// The payload-free twin; the raw values are the stored names.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case started
    case recovered
    case waitBegan = "wait_began"
    case woke
    case paused
    case attentionNeeded = "attention_needed"
    case resumed
    case cancelRequested = "cancel_requested"
    case wentQuiet = "went_quiet"
    case finished
    case gaveUp = "gave_up"
    case reopened
  }

  package var kind: Kind {
    switch self {
    case .started: .started
    case .recovered: .recovered
    case .waitBegan: .waitBegan
    case .woke: .woke
    case .paused: .paused
    case .attentionNeeded: .attentionNeeded
    case .resumed: .resumed
    case .cancelRequested: .cancelRequested
    case .wentQuiet: .wentQuiet
    case .finished: .finished
    case .gaveUp: .gaveUp
    case .reopened: .reopened
    }
  }
}
