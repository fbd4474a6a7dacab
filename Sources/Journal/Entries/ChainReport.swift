package import SyncMachine

/// What checking every event came to.
package struct ChainReport: Hashable, Sendable {
  package var events: Int
  /// How many events had contents, sealed.
  package var contents: Int
  /// The hash of the last event, over all before it.
  package var head: ContentHash

  init(_ check: ChainCheck) {
    events = check.head.sequence
    contents = check.contents
    head = ContentHash(Hexadecimal.text(check.head.hash))
  }
}
