/// What became of one record in a run: the ten words, the last of which must not last.
package enum OutcomeKind: String, CaseIterable, Hashable, Sendable {
  /// The destination made a record.
  case created
  /// The destination changed a record.
  case updated
  /// The destination holds this already.
  case unchanged
  /// A filter dropped it.
  case skipped
  /// We refused it: a filter, a rule, a type, a missing required value.
  case invalid
  /// The destination refused it.
  case rejected
  /// The destination refused it for want of consent.
  case suppressed
  /// It waits for a person.
  case held
  /// Sent, and cannot be verified.
  case accepted
  /// Sent, and the answer was lost. Never left behind: resolved by ``OperationClass``.
  case unknown

  /// Whether a run that has one ends with exceptions.
  package var isException: Bool {
    switch self {
    case .invalid, .rejected, .held: true
    case .created, .updated, .unchanged, .skipped, .suppressed, .accepted, .unknown: false
    }
  }

  /// Whether the destination holds the record's values now.
  package var isApplied: Bool {
    switch self {
    case .created, .updated, .accepted: true
    case .unchanged, .skipped, .invalid, .rejected, .suppressed, .held, .unknown: false
    }
  }
}
