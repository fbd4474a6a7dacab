package import SyncMachine

/// A record of a person at its source.
package struct PersonRecord: Hashable, Sendable {
  package var source: RunEnd
  package var record: RecordID

  package init(_ source: RunEnd, _ record: RecordID) {
    self.source = source
    self.record = record
  }

  /// `hubspot/contacts/45001`.
  package var text: String { "\(source.connection)/\(source.object)/\(record)" }
}
