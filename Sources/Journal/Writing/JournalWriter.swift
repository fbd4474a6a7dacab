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

  private let pool: DatabasePool
  private let lock: LockFile
  private let actor: ActorName
  private let now: @Sendable () -> Instant
  private var head: ChainHead
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
      case .closed:
        isCheckpointDue = !isBroken
        checkpoint(.truncate)
        try? pool.close()
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

  private mutating func write(_ requests: [CommitRequest]) {
    guard !isBroken else {
      for request in requests { request.done(.failure(.closed)) }
      return
    }
    let at = now()
    let before = head
    var group = CommitGroup(head: before, at: at, actor: actor)
    do {
      try pool.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          try group.perform(requests, database)
          return .commit
        }
      }
      head = group.head
      isCheckpointDue = true
    } catch {
      let fault = JournalFault(error)
      isBroken = fault.leavesDoubt
      group.fail(requests, with: fault)
    }
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
      .recordNotPending, .batchNotCovered, .unreadable:
      false
    }
  }
}
