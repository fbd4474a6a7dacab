import GRDB
import Records
import SyncMachine

/// The changes of one transaction, and what each came to.
struct CommitGroup {
  private(set) var head: ChainHead
  private(set) var results: [Result<JournalReceipt, JournalFault>] = []
  private let at: Instant
  private let actor: ActorName

  init(head: ChainHead, at: Instant, actor: ActorName) {
    self.head = head
    self.at = at
    self.actor = actor
  }

  /// Performs each request in a savepoint of its own.
  mutating func perform(_ requests: [CommitRequest], _ database: Database) throws {
    for request in requests {
      let result = try perform(request.change, database)
      results.append(result)
    }
  }

  private mutating func perform(
    _ change: JournalChange,
    _ database: Database
  ) throws -> Result<JournalReceipt, JournalFault> {
    var result: Result<JournalReceipt, JournalFault> = .failure(.closed)
    try database.inSavepoint {
      let transaction = WriteTransaction(
        database,
        head: head,
        at: at,
        actor: change.actor ?? actor
      )
      do throws(JournalFault) {
        for write in change.writes { try transaction.perform(write) }
        transaction.receipt.lastSequence = transaction.head.sequence
        head = transaction.head
        result = .success(transaction.receipt)
        return .commit
      } catch {
        // Some faults of the disk take back the whole transaction, neighbours included.
        guard database.isInsideTransaction else { throw error }
        result = .failure(error)
        return .rollback
      }
    }
    return result
  }

  /// The transaction failed as a whole: nobody's change is durable.
  mutating func fail(_ requests: [CommitRequest], with fault: JournalFault) {
    for (index, result) in results.enumerated() {
      if case .success = result { results[index] = .failure(fault) }
    }
    for _ in results.count..<requests.count { results.append(.failure(fault)) }
  }
}
