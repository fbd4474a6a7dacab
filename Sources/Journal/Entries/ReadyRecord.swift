package import SyncMachine

/// A record of which something else is to be sent than when it was staged.
package struct ReadyRecord: Hashable, Sendable {
  package var ordinal: RecordOrdinal
  /// The fingerprint of what is to be sent.
  package var hash: ContentHash

  package init(_ ordinal: RecordOrdinal, _ hash: ContentHash) {
    self.ordinal = ordinal
    self.hash = hash
  }
}
