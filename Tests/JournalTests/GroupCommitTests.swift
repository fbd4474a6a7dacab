import Dispatch
import GRDB
@testable import Journal
import SyncMachine
import Testing

@Suite("Group commit")
struct GroupCommitTests {
  private func request(_ writes: JournalWrite...) -> CommitRequest {
    CommitRequest(change: JournalChange(writes)) { _ in }
  }

  private func note(_ name: SyncName, expecting: Int? = nil, body: String = "{}") -> JournalWrite {
    .note(
      JournalNote(
        .sync(name),
        [StoredEvent("sync.skipped", body: body)],
        expecting: expecting
      )
    )
  }

  private func emptyGroup(after head: ChainHead = .empty) -> CommitGroup {
    CommitGroup(head: head, at: Story.noon, actor: "test", ends: [:])
  }

  private func database(_ folder: JournalFolder) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: folder.file)
    try JournalSchema.migrator.migrate(queue)
    return queue
  }

  @Test func `hands over all that waits, in order, up to the limit`() {
    let queue = WriterQueue()
    for number in 0..<3 { #expect(queue.add(request(note("s", expecting: number)))) }
    queue.close()
    #expect(!queue.add(request(note("s"))))
    var sizes: [Int] = []
    while case .requests(let requests) = queue.next(limit: 2, idleAfter: .seconds(60)) {
      sizes.append(requests.count)
    }
    #expect(sizes == [2, 1])
  }

  @Test func `keeps the good and takes back the bad of one transaction`() async throws {
    let folder = try JournalFolder()
    let requests = [
      request(note("a", expecting: 0)), request(note("b"), note("b", expecting: 0)),
      request(note("a", expecting: 1)),
    ]
    let results = try await database(folder).write { database in
      var group = emptyGroup()
      _ = try group.perform(requests, database, StatementShelf(database))
      var check = ChainCheck()
      try check.check(StatementShelf(database), from: 1, limit: 10)
      #expect(check.head == group.head)
      #expect(group.head.sequence == 2)
      return group.results
    }
    #expect(try results[0].get().positions == [.sync("a"): 1])
    #expect(throws: JournalFault.conflict(stream: .sync("b"), expected: 0, found: 1)) {
      try results[1].get()
    }
    #expect(try results[2].get().lastSequence == 2)
  }

  @Test func `tells everybody when the transaction fails as a whole`() {
    let requests = [request(note("a")), request(note("b"))]
    var group = emptyGroup()
    group.fail(requests, with: .diskFull)
    #expect(group.results == [.failure(.diskFull), .failure(.diskFull)])
  }

  @Test func `survives a full disk with everything acknowledged before`() async throws {
    let folder = try JournalFolder()
    let queue = try database(folder)
    let long = "{\"text\":\"" + String(repeating: "x", count: 200_000) + "\"}"
    let (before, fault) = try await queue.writeWithoutTransaction { database in
      let shelf = StatementShelf(database)
      var group = emptyGroup()
      try database.inTransaction(.immediate) {
        _ = try group.perform([request(note("a"))], database, shelf)
        return .commit
      }
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
      let before = group.head
      var full = emptyGroup(after: before)
      var fault: JournalFault?
      do {
        try database.inTransaction(.immediate) {
          _ = try full.perform(
            [request(note("a")), request(note("b", body: long))],
            database,
            shelf
          )
          return .commit
        }
        if case .failure(let own) = full.results[1] { fault = own }
      } catch {
        fault = JournalFault(error)
      }
      return (before, fault)
    }
    #expect(fault == .diskFull)
    #expect(before.sequence == 1)
    let head = try await queue.read { database in
      var check = ChainCheck()
      try check.check(StatementShelf(database), from: 1, limit: 10)
      return check.head
    }
    #expect(head.sequence <= 2)
  }
}
