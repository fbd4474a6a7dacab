import Foundation
package import Records
package import SyncMachine

/// What happened, for ever: opened for writing by one process at a time.
///
/// Reading goes through ``reader``, here and in other processes, at any time. Nothing here blocks
/// the threads of Swift's own pool.
package final class EventJournal: Sendable {
  /// Sees every change as soon as its commit has returned.
  package let reader: JournalReader
  private let queue: WriterQueue
  private let ended: Ending
  private let folder: String

  private init(reader: JournalReader, queue: WriterQueue, ended: Ending, folder: String) {
    self.reader = reader
    self.folder = folder
    self.queue = queue
    self.ended = ended
  }

  deinit { queue.close() }

  /// Opens the journal for writing, making it where there is none and migrating it where needed.
  ///
  /// The folder must exist. The file `path.lock` beside the journal keeps other writers out. The
  /// actor stands where a change does
  /// not name one; the clock is read once for each transaction.
  package static func open(
    at path: String,
    actor: ActorName,
    now: @escaping @Sendable () -> Instant
  ) async throws(JournalFault) -> EventJournal {
    let queue = WriterQueue()
    let ended = Ending()
    let opened: Result<JournalReader, JournalFault> = await withCheckedContinuation { opening in
      let thread = Thread {
        defer { ended.happened() }
        do throws(JournalFault) {
          let lock = try LockFile(ofJournalAt: path)
          let file = try JournalFile(writing: path)
          let writer = JournalWriter(file, lock: lock, actor: actor, now: now)
          opening.resume(returning: .success(JournalReader(file.pool, vault: file.vault)))
          writer.run(queue)
        } catch {
          opening.resume(returning: .failure(error))
        }
      }
      thread.name = "journal"
      thread.start()
    }
    let journal = EventJournal(
      reader: try opened.get(),
      queue: queue,
      ended: ended,
      folder: path.parentFolder
    )
    do throws(JournalFault) {
      try await journal.finishErasing()
      return journal
    } catch {
      await journal.close()
      throw error
    }
  }

  /// The keys of what the journal holds.
  package var vault: PersonVault {
    guard let vault = reader.vault else { preconditionFailure("a journal is opened with its keys") }
    return vault
  }

  /// How much room the journal's disk has.
  package var room: DiskRoom { DiskRoom(at: folder) }

  /// Opens a journal that another process may be writing to, for reading only.
  package static func reader(at path: String) async throws(JournalFault) -> JournalReader {
    try await JournalReader.open(at: path)
  }

  /// Writes a change and returns when it is on the disk, or was refused whole.
  ///
  /// Changes that wait at the same time share a transaction; a refused one does not touch the
  /// others. Cancelling the task does not take the change back.
  @discardableResult
  package func commit(
    _ change: JournalChange
  ) async throws(JournalFault) -> JournalReceipt {
    let result: Result<JournalReceipt, JournalFault> = await withCheckedContinuation { waiting in
      let request = CommitRequest(change: change) { waiting.resume(returning: $0) }
      if !queue.add(request) { waiting.resume(returning: .failure(.closed)) }
    }
    return try result.get()
  }

  /// Writes several things in one transaction; see ``commit(_:)-(JournalChange)``.
  @discardableResult
  package func commit(
    _ writes: JournalWrite...
  ) async throws(JournalFault) -> JournalReceipt {
    try await commit(JournalChange(writes))
  }

  /// Writes what waits, moves the log into the file, lets go of the lock.
  ///
  /// Reading ends too.
  package func close() async {
    queue.close()
    await ended.wait()
  }
}
