/// What a batch's step asks the driver to do.
///
/// The idempotency key of every effect is run, batch and attempt.
package enum BatchEffect: Hashable, Sendable {
  /// Append ``BatchEvent/intended(attempt:)`` with this attempt, when the lane has room.
  case intend(attempt: Int)
  /// Send the frozen batch.
  case send(attempt: Int)
  /// Append ``BatchEvent/resolutionBegan`` and do what the class says.
  case resolve(OperationClass)
  /// Do what answers the question.
  case perform(Resolution)
  case askPerson
  /// Append ``BatchEvent/isolationBegan`` and cut the batch.
  case isolate(unanswered: Int)
  /// Cut the records without an outcome into smaller batches, then append ``BatchEvent/split``.
  case cut
}
