import Diagnostics
import Platforms
import Workspace

/// Which objects of which connections a description is about: what the person says with options,
/// what the sync of the mapping says, and what the words say, in that order.
struct DescribedEnds {
  struct End: Equatable {
    let connection: ConnectionSettings
    let object: String
  }

  let source: End
  let target: End

  /// As a person reads it: `hubspot contacts → salesforce Lead`.
  var title: String {
    "\(source.connection.name) \(source.object) → \(target.connection.name) \(target.object)"
  }

  /// - Throws: CFG108 where one end is not clear.
  init(
    mapping: String,
    description: String,
    from: String?,
    to: String?,
    in workspace: OpenWorkspace
  ) throws {
    let mentions = Self.mentions(in: description, workspace.configuration.connections)
    let sync = workspace.configuration.syncs.first { $0.mapping == mapping }
    let source = try Self.end(
      "from",
      written: from ?? sync?.source,
      mentions.first,
      description,
      workspace
    )
    self.source = source
    let others = mentions.filter { $0.name != source.connection.name }
    target = try Self.end(
      "to",
      written: to ?? sync?.destination,
      others.first,
      description,
      workspace
    )
  }

  /// Connections in the order in which the text names them or their platforms.
  private static func mentions(
    in description: String,
    _ connections: [ConnectionSettings]
  ) -> [ConnectionSettings] {
    let text = description.lowercased()
    return connections.compactMap { connection in
      let places = [connection.name, connection.platform]
        .compactMap { text.firstRange(of: $0.lowercased())?.lowerBound }
      return places.min().map { (connection, $0) }
    }
    .sorted { $0.1 < $1.1 }
    .map(\.0)
  }

  private static func end(
    _ side: String,
    written: String?,
    _ mentioned: ConnectionSettings?,
    _ description: String,
    _ workspace: OpenWorkspace
  ) throws -> End {
    let parts = written?.split(separator: ":", maxSplits: 1).map(String.init) ?? []
    let connection = try parts.first.map { try workspace.connection(named: $0) } ?? mentioned
    guard let connection else {
      throw Diagnostic(
        .error,
        .CFG108,
        "the description does not say where records go \(side)",
        hint: "Name a platform in it, or add --\(side) CONNECTION:OBJECT."
      )
    }
    if parts.count == 2 { return End(connection: connection, object: parts[1]) }
    let platform = try PlatformID(named: connection.platform)
    guard let object = object(of: platform, in: description) else {
      throw Diagnostic(
        .error,
        .CFG108,
        "which object of \(connection.name) is meant is not clear",
        hint: "Add --\(side) \(connection.name):OBJECT; there is "
          + platform.usualObjects.map(\.name).joined(separator: ", ") + "."
      )
    }
    return End(connection: connection, object: object)
  }

  /// The object whose word stands nearest after the platform's name; else the first named at all.
  private static func object(of platform: PlatformID, in description: String) -> String? {
    let words = description.lowercased().split { !$0.isLetter }.map(String.init)
    func object(_ word: String) -> String? {
      platform.usualObjects.first { $0.words.contains(word) }?.name
    }
    if let place = words.firstIndex(of: platform.rawValue),
      let near = words[place...].prefix(4).compactMap(object).first
    {
      return near
    }
    return words.compactMap(object).first
  }
}
