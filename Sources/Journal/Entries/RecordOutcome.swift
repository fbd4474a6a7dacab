package import SyncMachine

/// What became of one record, and why.
package struct RecordOutcome: Hashable, Sendable {
  package var record: RecordID
  package var kind: OutcomeKind
  /// The record's identifier at the destination, where there is one.
  package var destination: DestinationID?
  /// Our diagnostic's code, or the platform's.
  package var code: String?
  /// The target field concerned.
  package var field: String?
  /// The rule or filter that decided.
  package var rule: String?
  /// One sentence without values of the record: it is kept for ever.
  package var message: String?
  /// More, as JSON text; may hold values, is kept with the contents and goes with them.
  package var details: String?

  package init(
    _ record: RecordID,
    _ kind: OutcomeKind,
    destination: DestinationID? = nil,
    code: String? = nil,
    field: String? = nil,
    rule: String? = nil,
    message: String? = nil,
    details: String? = nil
  ) {
    self.record = record
    self.kind = kind
    self.destination = destination
    self.code = code
    self.field = field
    self.rule = rule
    self.message = message
    self.details = details
  }
}
