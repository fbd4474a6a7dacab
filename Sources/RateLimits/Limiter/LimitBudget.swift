package import Records

/// How much of one limit is spent, for people.
package struct LimitBudget: Hashable, Sendable {
  package var limit: String
  package var used: Int
  package var max: Int
  /// When the next request may go, where none may go now.
  package var blockedUntil: Instant?
}
