import GRDB
import Records
import SyncMachine

/// The changes of one transaction, and what each came to.
struct CommitGroup {
  private(set) var head: ChainHead
  /// The ends of streams that were appended to lately.
  private(set) var ends: [StreamName: StreamEnd]
  private(set) var results: [Result<JournalReceipt, JournalFault>] = []
  private let at: Instant
  private let actor: ActorName

  init(
    head: ChainHead,
    at: Instant,
    actor: ActorName,
    ends: [StreamName: StreamEnd]
  ) {
    self.head = head
    self.ends = ends
    self.at = at
    self.actor = actor
  }

  /// Performs each request; of several, each in a savepoint of its own.
  ///
  /// - Returns: whether there is something to commit.
  mutating func perform(
    _ requests: [CommitRequest],
    _ database: Database,
    _ shelf: StatementShelf
  ) throws -> Bool {
    // One alone is taken back with its transaction.
    if requests.count == 1 {
      let result = try perform(requests[0].change, database, shelf)
      results.append(result)
      return (try? result.get()) != nil
    }
    for request in requests {
      try shelf.execute("SAVEPOINT change")
      let result = try perform(request.change, database, shelf)
      if case .failure = result { try shelf.execute("ROLLBACK TO change") }
      try shelf.execute("RELEASE change")
      results.append(result)
    }
    return true
  }

  private mutating func perform(
    _ change: JournalChange,
    _ database: Database,
    _ shelf: StatementShelf
  ) throws -> Result<JournalReceipt, JournalFault> {
    do throws(JournalFault) {
      let transaction = try WriteTransaction(
        shelf,
        head: head,
        at: at,
        actor: change.actor ?? actor,
        known: ends
      )
      for write in change.writes { try transaction.perform(write) }
      transaction.receipt.lastSequence = transaction.head.sequence
      transaction.receipt.positions = transaction.ends.mapValues(\.length)
      head = transaction.head
      ends.merge(transaction.ends) { $1 }
      return .success(transaction.receipt)
    } catch {
      // Some faults of the disk take back the whole transaction, neighbours included.
      guard database.isInsideTransaction else { throw error }
      return .failure(error)
    }
  }

  /// The transaction failed as a whole: nobody's change is durable.
  mutating func fail(_ requests: [CommitRequest], with fault: JournalFault) {
    for (index, result) in results.enumerated() {
      if case .success = result { results[index] = .failure(fault) }
    }
    for _ in results.count..<requests.count { results.append(.failure(fault)) }
  }
}
