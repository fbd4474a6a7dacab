/// A change waiting for the writer, and whom to tell.
struct CommitRequest: Sendable {
  let change: JournalChange
  /// Called once, on the writer's thread.
  let done: @Sendable (Result<JournalReceipt, JournalFault>) -> Void
}
