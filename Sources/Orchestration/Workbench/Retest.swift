package import Journal
package import Records
package import SyncMachine

/// What the mapping makes of a record on the workbench now, with its corrections.
package struct Retest: Hashable, Sendable {
  package enum Result: Hashable, Sendable {
    /// It would be sent: the mapped record.
    case passes(MappedRecord)
    /// Still not, and why.
    case fails(RecordOutcome)
  }

  package var record: RecordID
  package var ordinal: RecordOrdinal
  /// What was made of it before; `nil` where that was nothing.
  package var before: [UInt8]?
  package var result: Result

  package var passes: Bool { if case .passes = result { true } else { false } }
}
