import GRDB
@testable import Journal
import Testing

@Suite("Durability")
struct DurabilityTests {
  private func pool(_ folder: JournalFolder) throws -> DatabasePool {
    try DatabasePool(path: folder.path + "/pool.sqlite")
  }

  @Test func `is not what a fresh pool has`() async throws {
    let folder = try JournalFolder()
    try await pool(folder).writeWithoutTransaction { (database) -> Void in
      #expect(
        throws: JournalFault.notDurable(setting: "synchronous", wanted: "2", found: "1")
      ) { try Durability.verify(database) }
    }
  }

  @Test func `is established and read back`() async throws {
    let folder = try JournalFolder()
    try await pool(folder).writeWithoutTransaction { database in
      try Durability.establish(database)
      #expect(try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2)
    }
  }

  @Test func `is refused without a write-ahead log`() async throws {
    let folder = try JournalFolder()
    try await DatabaseQueue(path: folder.path + "/queue.sqlite").write { (database) -> Void in
      #expect(
        throws: JournalFault.notDurable(setting: "journal_mode", wanted: "wal", found: "delete")
      ) { try Durability.verify(database) }
    }
  }
}
