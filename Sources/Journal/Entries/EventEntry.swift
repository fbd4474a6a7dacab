package import Records
package import SyncMachine

/// An event in its place.
package struct EventEntry: Hashable, Sendable {
  /// Counted from 1 over all streams, without gaps.
  package var sequence: Int
  package var stream: StreamName
  /// Counted from 0 in its stream, without gaps.
  package var position: Int
  package var event: StoredEvent
  package var at: Instant
  package var actor: ActorName
}
