/// What a run needs a person for.
package struct Attention: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A connection's credentials are refused.
    case credentials
    /// A connection fails in a way that waiting does not mend.
    case connection
    /// A batch's answer was lost and only a person can say what became of it.
    case unknownOutcome = "unknown_outcome"
    /// Too many records fail alike: the mapping is wrong, not the records.
    case mapping
    /// A guard tripped before a write.
    case guardTripped = "guard_tripped"
  }

  package var kind: Kind
  /// The diagnostic that says so.
  package var code: FailureCode
  package var connection: ConnectionName?
  package var batch: BatchNumber?

  package init(
    _ kind: Kind,
    code: FailureCode,
    connection: ConnectionName? = nil,
    batch: BatchNumber? = nil
  ) {
    self.kind = kind
    self.code = code
    self.connection = connection
    self.batch = batch
  }
}
