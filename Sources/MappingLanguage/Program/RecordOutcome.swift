package import Records

/// What a mapping made of one record.
package enum RecordOutcome: Hashable, Sendable {
  case emitted(MappedRecord)
  /// A `drop_record` filter hit, named by its id; ``MappingProgram/updateOnly`` where the operation
  /// is `update` and the destination has no such record.
  case dropped(by: String)
  case held(HeldRecord)
  case rejected(Rejection)
  /// A rule with `on_error: fail_run` failed: the run must stop.
  case runFailed(Rejection)
}
