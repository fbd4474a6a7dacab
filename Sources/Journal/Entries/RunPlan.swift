package import Records
package import SyncMachine

/// What a run is going to do, fixed when it is scheduled.
package struct RunPlan: Hashable, Sendable {
  package var id: RunID
  package var sync: SyncName
  package var mapping: MappingName
  package var version: VersionNumber
  /// The seal of the approved version: a run uses exactly that.
  package var seal: ContentHash
  package var source: RunEnd
  package var destination: RunEnd
  package var trigger: RunTrigger
  /// Names the time it was due; unique for a sync, so that one occurrence makes one run.
  package var occurrence: String?
  /// Only what changed at the source since then is read, and what is due again; `nil`: everything.
  package var since: Instant?

  package init(
    id: RunID,
    sync: SyncName,
    mapping: MappingName,
    version: VersionNumber,
    seal: ContentHash,
    source: RunEnd,
    destination: RunEnd,
    trigger: RunTrigger = .person,
    occurrence: String? = nil,
    since: Instant? = nil
  ) {
    self.id = id
    self.sync = sync
    self.mapping = mapping
    self.version = version
    self.seal = seal
    self.source = source
    self.destination = destination
    self.trigger = trigger
    self.occurrence = occurrence
    self.since = since
  }
}
