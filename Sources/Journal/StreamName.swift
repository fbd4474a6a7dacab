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
  /// What people do about a run's exceptions.
  package static func workbench(_ run: RunID) -> StreamName {
    StreamName("run/\(run)/workbench")
  }
  package static func mapping(_ name: MappingName, _ version: VersionNumber) -> StreamName {
    StreamName("mapping/\(name)/\(version)")
  }
  package static func catalog(_ connection: ConnectionName, _ object: String) -> StreamName {
    StreamName("catalog/\(connection)/\(object)")
  }
  /// Who was erased.
  package static let erasures = StreamName("erasures")
  /// What a sync's schedule decided; the only stream a ``JournalWrite/note(_:)`` may append to.
  package static func sync(_ name: SyncName) -> StreamName { StreamName("sync/\(name)") }

  /// What the name says.
  enum Meaning: Hashable, Sendable {
    case run(RunID)
    case intake(RunID)
    case batch(RunID, BatchNumber)
    case workbench(RunID)
    case mapping(MappingName, VersionNumber)
    case catalog
    case erasures
    case sync(SyncName)
  }

  /// `nil` for a name that none of these functions makes.
  var meaning: Meaning? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return text == Self.erasures.text ? .erasures : nil }
    switch parts[0] {
    case "run": return Self.run(Array(parts.dropFirst()))
    case "mapping":
      guard let last = parts.last, let number = Int(last), parts.count > 2 else { return nil }
      let name = parts.dropFirst().dropLast().joined(separator: "/")
      return .mapping(MappingName(name), VersionNumber(number))
    case "catalog": return .catalog
    case "sync": return .sync(SyncName(parts.dropFirst().joined(separator: "/")))
    default: return nil
    }
  }

  private static func run(_ parts: [String]) -> Meaning {
    func name(_ parts: some Sequence<String>) -> RunID { RunID(parts.joined(separator: "/")) }
    switch parts.last {
    case "intake": return .intake(name(parts.dropLast()))
    case "workbench": return .workbench(name(parts.dropLast()))
    case let last?:
      if parts.count > 2, parts[parts.count - 2] == "batch", let number = Int(last) {
        return .batch(name(parts.dropLast(2)), BatchNumber(number))
      }
      return .run(name(parts))
    case nil: return .run(name(parts))
    }
  }
}
