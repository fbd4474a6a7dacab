import ArgumentParser
import Diagnostics
import Journal
import MappingLanguage
import Orchestration
import Platforms
import Records
import SyncMachine
import Transport
import Workspace

/// `crosswalk catalog`: what fields there are.
struct CatalogCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog",
    abstract: "Ask the platforms what fields there are, and look at the answers.",
    subcommands: [CatalogPullCommand.self, CatalogShowCommand.self]
  )
}

/// `crosswalk catalog pull [CONNECTION] [OBJECT …]`.
struct CatalogPullCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Ask the platforms, and keep what they say."
  )

  @Argument(help: "The connection; all where none is named.")
  var connection: String?

  @Argument(help: "API names of objects; the usual ones where none is named.")
  var objects: [String] = []

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let chosen =
      try connection.map { [try workspace.connection(named: $0)] }
      ?? workspace.configuration.connections
    let pulled = try await CatalogPuller(workspace: workspace).pull(chosen, objects: objects)
    guard !options.json else {
      context.output.line(JSON.array(pulled.map(\.json)).text())
      return
    }
    for item in pulled {
      context.output.line(
        "\(item.connection) \(item.catalog.object): "
          + "\(ScreenText.count(item.catalog.fields.count, "field")), "
          + "hash \(item.catalog.fingerprint.hex.prefix(12))"
      )
    }
  }
}

/// Asks platforms for catalogs and keeps them in the journal.
struct CatalogPuller {
  struct Pulled {
    let connection: String
    let catalog: Catalog

    /// What the journal keeps of it.
    fileprivate var kept: CatalogPull {
      CatalogPull(
        connection: ConnectionName(connection),
        system: catalog.system,
        object: catalog.object,
        hash: ContentHash(catalog.fingerprint.hex),
        json: catalog.json.text()
      )
    }

    var json: JSON {
      .members([
        "connection": .string(connection),
        "object": .string(catalog.object),
        "fields": .integer(catalog.fields.count),
        "hash": .string(catalog.fingerprint.hex),
      ])
    }
  }

  let workspace: OpenWorkspace

  func pull(_ connections: [ConnectionSettings], objects: [String] = []) async throws -> [Pulled] {
    let sender = CurlSender()
    let pool = ConnectionPool(
      workspace.configuration,
      secrets: workspace.secrets,
      sender: sender,
      clock: SystemRunClock()
    )
    let pulled: [Pulled]
    do {
      pulled = try await ask(connections, objects, pool)
    } catch {
      await sender.shutdown()
      throw error
    }
    await sender.shutdown()
    try await workspace.withJournal { journal in
      let pulls = try await journal.reader.asKept(pulled.map(\.kept))
      try await journal.commit(JournalChange(pulls.map { .storeCatalog($0) }))
    }
    return pulled
  }

  private func ask(
    _ connections: [ConnectionSettings],
    _ objects: [String],
    _ pool: ConnectionPool
  ) async throws -> [Pulled] {
    var pulled: [Pulled] = []
    for connection in connections {
      let session = try pool.session(connection.name)
      for object in objects.isEmpty ? session.platform.usualObjects.map(\.name) : objects {
        let catalog = try await session.catalog(of: object)
        pulled.append(Pulled(connection: connection.name, catalog: catalog))
      }
    }
    return pulled
  }
}

/// `crosswalk catalog show CONNECTION OBJECT`.
struct CatalogShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the fields of an object, as the platform said last."
  )

  @Argument(help: "The connection, or a platform.")
  var connection: String

  @Argument(help: "The object's API name.")
  var object: String

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let system = workspace.configuration.connection(named: connection)?.platform ?? connection
    let catalog = try await CatalogFinder(
      workspace: workspace,
      reader: try await workspace.reader()
    ).catalog(system: system, object: object)
    guard !options.json else {
      context.output.line(catalog.json.text(.pretty))
      return
    }
    var table = TextTable(columns: context.columns, header: ["field", "label", "type", "notes"])
    for field in catalog.fields {
      table.add([field.name, field.label, typeText(field), notes(field)])
    }
    for line in table.lines { context.output.line(line) }
    context.output.line(
      "\(ScreenText.count(catalog.fields.count, "field")), "
        + "hash \(catalog.fingerprint.hex.prefix(12))"
    )
  }

  private func typeText(_ field: CatalogField) -> String {
    field.type.name + (field.maxLength.map { "(\($0))" } ?? "")
      + (field.references.map { " → \($0)" } ?? "")
  }

  private func notes(_ field: CatalogField) -> String {
    var notes: [String] = []
    if field.requiredOnCreate { notes.append("required") }
    if !field.writableOnCreate, !field.writableOnUpdate { notes.append("read-only") }
    if field.isKey { notes.append("key") }
    if field.unique { notes.append("unique") }
    if !field.options.isEmpty {
      notes.append("\(field.options.count) options\(field.restricted ? ", restricted" : "")")
    }
    if !field.dataLabels.isEmpty {
      notes.append(field.dataLabels.map(\.rawValue).sorted().joined(separator: ", "))
    }
    return notes.joined(separator: "; ")
  }
}
