import GRDB
import SyncMachine

/// The form of the file: a list of steps, of which a shipped one is never edited.
enum JournalSchema {
  /// Marks the file as ours; `PRAGMA application_id`: "CWJL".
  static let applicationID = 0x4357_4A4C

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 events") { try $0.execute(sql: M0001Events.sql) }
    migrator.registerMigration("0002 runs") { try $0.execute(sql: M0002Runs.sql) }
    migrator.registerMigration("0003 mappings") { try $0.execute(sql: M0003Mappings.sql) }
    migrator.registerMigration("0004 projections") { database in
      // What an unfinished run has in hand is not in its events in the form before this one.
      let run = try String.fetchOne(
        database,
        sql: """
          SELECT id FROM run
          WHERE phase NOT IN ('completed', 'completed_with_exceptions', 'failed', 'cancelled')
          """
      )
      if let run { throw JournalFault.unfinishedRun(RunID(run)) }
      try database.execute(sql: M0004Projections.sql)
      try Rebuilding.makeTables(database)
      try Rebuilding.fillTables(StatementShelf(database))
    }
    migrator.registerMigration("0005 mapped again") { database in
      // Rows say more than before; what they say stands in the events.
      try Rebuilding.dropTables(database)
      try Rebuilding.makeTables(database)
      try Rebuilding.fillTables(StatementShelf(database))
    }
    return migrator
  }
}
