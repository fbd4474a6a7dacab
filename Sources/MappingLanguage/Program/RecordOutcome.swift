package import Records

/// What a mapping made of one record.
///
/// What ends a record otherwise than written is rare and large: indirect, so that the usual answer
/// is small.
package enum RecordOutcome: Hashable, Sendable {
  case emitted(MappedRecord)
  /// A `drop_record` filter hit, named by its id; ``MappingProgram/updateOnly`` where the operation
  /// is `update` and the destination has no such record.
  case dropped(by: String)
  indirect case held(HeldRecord)
  indirect case rejected(Rejection)
  /// A rule with `on_error: fail_run` failed: the run must stop.
  indirect case runFailed(Rejection)
}
