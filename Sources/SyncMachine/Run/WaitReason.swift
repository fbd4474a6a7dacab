/// Why a run does nothing for a while: a closed list, so that silence is always explained.
package struct WaitReason: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The platform's limit by the second or minute.
    case rateLimit = "rate_limit"
    /// The platform's limit by the hour or day.
    case quota
    /// The platform does not answer, or answers with faults.
    case platformDown = "platform_down"
    /// What was written cannot be seen yet; see ``Resolution/look(times:apart:)``.
    case visibility
    /// The disk is too full to go on.
    case disk
  }

  package var kind: Kind
  /// The connection waited for, where there is one.
  package var connection: ConnectionName?

  package init(_ kind: Kind, connection: ConnectionName? = nil) {
    self.kind = kind
    self.connection = connection
  }
}
