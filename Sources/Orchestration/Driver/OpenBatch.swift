import Journal
import MappingLanguage
import Records
import SyncMachine

/// A record that has no outcome yet, with what is to be sent of it.
struct PendingRecord: Hashable, Sendable {
  var ordinal: RecordOrdinal
  var mapped: MappedRecord
  /// What the destination held when it was mapped.
  var current: CurrentRecord
  /// The key, as keys are compared.
  let key: String
  /// How often it was tried.
  var attempts: Int
  /// Why it did not pass the last time.
  var problem: RecordProblem?

  init(
    ordinal: RecordOrdinal,
    mapped: MappedRecord,
    current: CurrentRecord,
    attempts: Int = 0,
    problem: RecordProblem? = nil
  ) {
    self.ordinal = ordinal
    self.mapped = mapped
    self.current = current
    key = mapped.key.lowercased()
    self.attempts = attempts
    self.problem = problem
  }

  var record: RecordID { RecordID(mapped.id) }
}

/// A batch that has not ended, as far as its driver must know it.
struct OpenBatch: Hashable, Sendable {
  var number: BatchNumber
  var state: BatchState
  /// The length of its stream: what the next change expects.
  var position: Int
  /// Its records without an outcome, as they were frozen.
  var records: [PendingRecord]
  /// The batch that it, or what it was cut from, was planned as.
  var root: BatchNumber
  /// Whether this driver knows that nothing of it arrived: it wrote the intent and has not sent it,
  /// or has looked often enough.
  var isCertain = false
  /// Whether it may have been applied when it is sent the next time; see
  /// ``BatchEvent/mayBeApplied(_:)``.
  var mayBeApplied: Bool

  init(
    _ number: BatchNumber,
    state: BatchState = .initial,
    position: Int = 1,
    records: [PendingRecord],
    root: BatchNumber? = nil,
    mayBeApplied: Bool = false
  ) {
    self.number = number
    self.state = state
    self.position = position
    self.records = records
    self.root = root ?? number
    self.mayBeApplied = mayBeApplied
  }
}
