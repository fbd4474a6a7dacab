package import SyncMachine

/// One line of events with positions of its own: a machine's life, or a diary.
package struct StreamName: TextIdentifier {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func run(_ run: RunID) -> StreamName { StreamName("run/\(run)") }
  package static func intake(_ run: RunID) -> StreamName { StreamName("run/\(run)/intake") }
  package static func batch(_ run: RunID, _ batch: BatchNumber) -> StreamName {
    StreamName("run/\(run)/batch/\(batch)")
  }
  package static func mapping(_ name: MappingName, _ version: VersionNumber) -> StreamName {
    StreamName("mapping/\(name)/\(version)")
  }
  package static func catalog(_ connection: ConnectionName, _ object: String) -> StreamName {
    StreamName("catalog/\(connection)/\(object)")
  }
  /// What a sync's schedule decided; the only stream a ``JournalWrite/note(_:)`` may append to.
  package static func sync(_ name: SyncName) -> StreamName { StreamName("sync/\(name)") }

  var isDiary: Bool { text.hasPrefix("sync/") }
}
