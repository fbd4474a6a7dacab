/// A record on the workbench with its contents.
package struct HeldRecord: Hashable, Sendable {
  package var entry: OutcomeEntry
  /// The source record as JSON; `nil` once it was erased.
  package var source: [UInt8]?
  /// What the mapping made of it as JSON; `nil` where it made nothing, or once it was erased.
  package var mapped: [UInt8]?
}
