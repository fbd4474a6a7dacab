/// What answers the question whether a batch with a lost answer was applied.
package enum Resolution: Hashable, Sendable {
  /// Send the frozen batch again, after comparing with the ledger.
  case resend
  /// Send the identical bytes again with the same key, while the key lives; later, look.
  case resendWithSameKey
  /// Read back from the primary store. Found is applied; not found is proof only after looking
  /// `times` times, `apart` from one another.
  case look(times: Int, apart: Duration)
  /// Nothing the program may do answers it.
  case askPerson

  /// How often nothing must be found before a resend is allowed.
  package var looksNeeded: Int {
    switch self {
    case .resend, .resendWithSameKey: 0
    case .look(let times, _): times
    case .askPerson: .max
    }
  }
}
