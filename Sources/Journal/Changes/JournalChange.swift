package import SyncMachine

/// What one caller wants written: all of it in one transaction, or none.
package struct JournalChange: Hashable, Sendable {
  package var writes: [JournalWrite]
  /// Who did it, where it is not the one who opened the journal.
  package var actor: ActorName?

  package init(_ writes: JournalWrite..., by actor: ActorName? = nil) {
    self.writes = writes
    self.actor = actor
  }

  package init(_ writes: [JournalWrite], by actor: ActorName? = nil) {
    self.writes = writes
    self.actor = actor
  }
}
