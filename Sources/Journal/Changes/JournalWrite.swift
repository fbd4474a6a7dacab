package import SyncMachine

/// One thing to write: its events, and the rows that follow from them.
///
/// Every write of a machine's event is checked against the machine again, so that a journal never
/// holds a life that is not legal.
package enum JournalWrite: Hashable, Sendable {
  /// A new run; refused where the mapping is not approved, or another run is in the way.
  case scheduleRun(RunPlan)
  /// Events of a run; `expecting` is the ``RunEntry/position`` they were decided on.
  case advanceRun(RunID, [RunEvent], expecting: Int)
  case stagePage(PageStaging)
  case planBatch(BatchPlan)
  case advanceBatch(BatchAdvance)
  case splitBatch(BatchSplit)
  /// Other values laid over a record on the workbench.
  case correct(RunID, RecordCorrection, SealedContents?)
  case retry(RecordRetry)
  /// Records on the workbench that are left as they are.
  case dismiss(RunID, [RecordOrdinal], reason: String?)
  /// A person whose keys are to be deleted; refused while a batch with one of the records is under
  /// way.
  case erase([PersonRecord], reason: String?)
  case describeMapping(MappingDescription)
  case recordRound(MappingName, VersionNumber, DraftRound)
  case advanceMapping(MappingAdvance)
  /// The only way to `approved`; supersedes the version approved before.
  case approveMapping(MappingName, VersionNumber, seal: ContentHash, by: ActorName)
  /// A catalog as pulled now; one that is the same as the last is only noted.
  case storeCatalog(CatalogPull)
  case note(JournalNote)
}
