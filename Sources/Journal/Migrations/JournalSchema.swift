import GRDB

/// The form of the file: a list of steps, of which a shipped one is never edited.
enum JournalSchema {
  /// Marks the file as ours; `PRAGMA application_id`: "CWJL".
  static let applicationID = 0x4357_4A4C

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 events") { try $0.execute(sql: M0001Events.sql) }
    migrator.registerMigration("0002 runs") { try $0.execute(sql: M0002Runs.sql) }
    migrator.registerMigration("0003 mappings") { try $0.execute(sql: M0003Mappings.sql) }
    return migrator
  }
}
