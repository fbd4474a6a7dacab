/// A record the destination would not take, for the status line.
package struct RecordProblem: Hashable, Sendable {
  package var record: RecordID
  package var kind: OutcomeKind
  /// The field concerned, where the platform names one.
  package var field: String?

  package init(record: RecordID, kind: OutcomeKind, field: String? = nil) {
    self.record = record
    self.kind = kind
    self.field = field
  }
}
