package import SyncMachine

/// Records on the workbench that have the same cause.
package struct HeldCause: Hashable, Sendable {
  package var kind: OutcomeKind
  package var code: String?
  package var field: String?
  package var rule: String?
  /// The message of the first of them.
  package var message: String?
  package var count: Int
  /// The first few, in the order of reading.
  package var examples: [RecordID]
}
