/// What a person says about a batch whose answer was lost.
package enum BatchDecision: String, CaseIterable, Hashable, Sendable {
  /// It arrived.
  case applied
  /// It did not arrive, and is not to be sent again.
  case notApplied = "not_applied"
  /// It did not arrive; send it again.
  case resend
}
