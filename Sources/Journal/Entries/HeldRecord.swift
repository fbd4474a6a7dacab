/// A record on the workbench with its contents.
package struct HeldRecord: Hashable, Sendable {
  package var entry: OutcomeEntry
  /// `nil` once the person was erased, or where the keys are not there.
  package var contents: RecordContents?
}
