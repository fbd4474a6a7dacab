package import SyncMachine

/// What went wrong at the journal.
package enum JournalFault: Error, Hashable, Sendable {
  // MARK: The file
  /// There is no journal at this path, and reading makes none.
  case missing(path: String)
  /// Another process writes to it; `process` is its number, where it is known.
  case locked(path: String, process: Int?)
  /// The file is a database of something else, or none.
  case foreignFile(path: String)
  /// A newer Crosswalk has changed its form.
  case newerFormat(path: String)
  /// It was made by an older Crosswalk and has to be opened for writing once.
  case olderFormat(path: String)
  /// The file contradicts itself.
  case damaged(String)
  /// Rows that follow from events are not what follows from them.
  case tablesDiffer
  /// The journal ends earlier than it was known to: `found` events where there were `known`.
  case cut(found: Int, known: Int)
  /// The keys of the journal's contents are not beside it.
  case keysMissing(path: String)
  /// A run of an older form has not ended, and cannot be carried over.
  case unfinishedRun(RunID)
  /// A backup that another journal must not be replaced by; see ``RestoreObstacle``.
  case notRestored(RestoreObstacle)
  /// SQLite does not promise what a journal needs: `found` where `wanted` was asked for.
  case notDurable(setting: String, wanted: String, found: String)
  /// No room; the transaction was taken back whole.
  case diskFull
  /// SQLite's own code and words.
  case storage(code: Int, message: String)
  /// The journal was closed, or a failed commit has ended it.
  case closed
  case cancelled

  // MARK: A change
  /// Another writer appended first. Read the stream again, then decide again.
  case conflict(stream: StreamName, expected: Int, found: Int)
  /// A machine does not allow it. Nothing was appended.
  case refused(IllegalTransition)
  /// There is nothing of this kind with this name.
  case unknown(Kind, String)
  /// There is something of this kind with this name already.
  case exists(Kind, String)
  /// A run asked for a version that is not the approved one, or is not what was approved.
  case notApproved(MappingName, VersionNumber)
  /// An unfinished run writes to the same object of the same connection.
  case runInTheWay(RunID)
  /// A record of this run has its outcome, or is not part of this batch.
  case recordNotPending(RunID, RecordID)
  /// A person is in a batch that is under way, and can be erased when it has ended.
  case erasureWaits(RunID, BatchNumber)
  /// More than one record goes by this name: one person's, or several people's.
  case severalRecords(String, [PersonRecord])
  /// A record that is not on the workbench of this run, or was settled.
  case notOnWorkbench(RunID, RecordOrdinal)
  /// Outcomes and records of a batch do not match; `missing` records have none.
  case batchNotCovered(RunID, BatchNumber, missing: Int)
  /// A stored event or state that this program cannot read.
  case unreadable(kind: String, version: Int)

  /// What a name stands for.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case run
    case batch
    case mappingVersion = "mapping version"
    case mapping
    case catalog
    case artifact
    case stream
    case record
    case file
    case person
  }
}
