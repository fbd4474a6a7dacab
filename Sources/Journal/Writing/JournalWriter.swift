import Dispatch
import Foundation
import GRDB
import Records
import SyncMachine

/// The one writer: a thread that owns the lock and the writing connection from open to close.
///
/// Changes that wait together share one transaction and one sync of the disk; each is a savepoint,
/// so that a refused one takes back only itself. A commit that fails is never tried again: what the
/// disk holds is then unknown, and the journal ends.
struct JournalWriter: ~Copyable {
  /// Changes in one transaction at most.
  static let groupMax = 256
  /// After so long without a change the log is moved into the file.
  private static let idleAfter = DispatchTimeInterval.seconds(2)
  private static let endsMax = 4096

  private let pool: DatabasePool
  private let lock: LockFile
  private let actor: ActorName
  private let now: @Sendable () -> Instant
  private var head: ChainHead
  private let vault: PersonVault
  private let ballast: Ballast
  private var shelf: StatementShelf?
  /// Ends of streams that were appended to lately.
  private var ends: [StreamName: StreamEnd] = [:]
  private var isCheckpointDue = false
  private var isBroken = false

  init(
    _ file: JournalFile,
    lock: consuming LockFile,
    actor: ActorName,
    now: @escaping @Sendable () -> Instant
  ) {
    pool = file.pool
    head = file.head
    vault = file.vault
    ballast = file.ballast
    self.lock = lock
    self.actor = actor
    self.now = now
  }

  /// Writes what the queue brings until it is closed.
  consuming func run(_ queue: WriterQueue) {
    while true {
      switch queue.next(limit: Self.groupMax, idleAfter: Self.idleAfter) {
      case .requests(let requests):
        write(requests)
      case .idle:
        checkpoint(.passive)
        noteHead()
        ballast.fill()
      case .closed:
        isCheckpointDue = !isBroken
        checkpoint(.truncate)
        noteHead()
        shelf = nil
        try? pool.close()
        vault.close()
        return
      }
    }
  }

  private mutating func checkpoint(_ mode: Database.CheckpointMode) {
    guard isCheckpointDue else { return }
    isCheckpointDue = false
    // A reader in the way costs nothing but the room of the log.
    _ = try? pool.writeWithoutTransaction { try $0.checkpoint(mode) }
  }

  /// Leaves word beside the keys how far the journal goes.
  private func noteHead() {
    guard !isBroken, head.sequence > 0 else { return }
    try? vault.note(head)
  }

  private mutating func write(_ requests: [CommitRequest]) {
    guard !isBroken else {
      for request in requests { request.done(.failure(.closed)) }
      return
    }
    let at = now()
    var group = CommitGroup(head: head, at: at, actor: actor, ends: ends)
    var shelf = shelf
    do {
      try pool.writeWithoutTransaction { database in
        let statements = shelf ?? StatementShelf(database)
        shelf = statements
        try database.inTransaction(.immediate) {
          try group.perform(requests, database, statements) ? .commit : .rollback
        }
      }
      head = group.head
      ends = group.ends.count > Self.endsMax ? [:] : group.ends
      isCheckpointDue = true
    } catch {
      let fault = JournalFault(error)
      isBroken = fault.leavesDoubt
      // Room for saying that there is none.
      if fault == .diskFull { ballast.drop() }
      ends = [:]
      group.fail(requests, with: fault)
    }
    self.shelf = shelf
    for (request, result) in zip(requests, group.results) { request.done(result) }
  }
}

extension JournalFault {
  /// Whether it is unknown after a failed commit what the disk holds.
  fileprivate var leavesDoubt: Bool {
    switch self {
    case .damaged: true
    case .storage(let code, _): code & 0xFF == Int(ResultCode.SQLITE_IOERR.rawValue)
    case .missing, .locked, .foreignFile, .newerFormat, .olderFormat, .notDurable, .diskFull,
      .closed, .cancelled, .conflict, .refused, .unknown, .exists, .notApproved, .runInTheWay,
      .recordNotPending, .batchNotCovered, .unreadable, .notOnWorkbench, .erasureWaits,
      .severalRecords, .cut,
      .tablesDiffer,
      .keysMissing, .unfinishedRun, .notRestored:
      false
    }
  }
}
