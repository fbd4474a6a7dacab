import Diagnostics
import FoundationEssentials
import Journal
import Records
import SyncMachine
import Workspace

/// A workspace a command works in: its folder, its settings, its journal.
struct OpenWorkspace {
  let folder: WorkspaceFolder
  let configuration: WorkspaceConfiguration
  let context: CommandContext

  /// - Throws: the problems of `crosswalk.yaml`.
  init(_ options: WorkspaceOptions) throws {
    folder = options.folder
    configuration = try folder.configuration()
    var context = CommandContext.current
    context.workspace = options.workspace
    self.context = context
  }

  /// Files that stand in no workspace: no connections, no policy, no journal.
  init(without context: CommandContext) {
    folder = WorkspaceFolder(context.workingFolder)
    configuration = WorkspaceConfiguration(name: "")
    self.context = context
  }

  /// The workspace that is named or stood in; else the one around a path; else none.
  ///
  /// - Throws: the problems of `crosswalk.yaml`.
  static func around(_ path: String, _ options: WorkspaceOptions) throws -> OpenWorkspace {
    guard options.workspace == nil, !options.folder.exists else {
      return try OpenWorkspace(options)
    }
    let context = CommandContext.current
    guard let folder = WorkspaceFolder.around(path) else { return OpenWorkspace(without: context) }
    var named = options
    named.workspace = folder.path
    return try OpenWorkspace(named)
  }

  /// Who acts, for the journal.
  var actor: ActorName {
    ActorName(context.environment["CROSSWALK_ACTOR"] ?? context.environment["USER"] ?? "operator")
  }

  var secrets: SecretResolver {
    SecretResolver(folder: folder.path, environment: context.environment)
  }

  /// The secrets that mappings make pseudonyms with, or why one has no value.
  var mappingSecrets: [String: Result<[UInt8], Diagnostic>] {
    secrets.secrets(configuration.secrets)
  }

  /// The journal for reading; `nil` where nothing was ever written.
  func reader() async throws -> JournalReader? {
    guard FileManager.default.fileExists(atPath: folder.journalPath) else { return nil }
    return try await EventJournal.reader(at: folder.journalPath)
  }

  /// The journal for reading, where a command makes no sense without one.
  func requiredReader() async throws -> JournalReader {
    guard let reader = try await reader() else {
      throw JournalFault.missing(path: folder.journalPath)
    }
    return reader
  }

  /// Opens the journal and closes it again, so that what costs something is not begun in vain.
  ///
  /// - Throws: JRN102 where another process has it.
  func expectWritableJournal() async throws { try await withJournal { _ in } }

  /// The journal for writing, kept open while `body` works; the only writer there is.
  @discardableResult
  func withJournal<Answer>(
    _ body: (EventJournal) async throws -> Answer
  ) async throws -> Answer {
    do {
      try FileManager.default.createDirectory(
        atPath: folder.statePath,
        withIntermediateDirectories: true
      )
    } catch {
      throw FileTrouble.unwritable(folder.journalPath)
    }
    let journal = try await EventJournal.open(
      at: folder.journalPath,
      actor: actor,
      now: context.now
    )
    do {
      let answer = try await body(journal)
      await journal.close()
      return answer
    } catch {
      await journal.close()
      throw error
    }
  }

  /// The connection of that name.
  ///
  /// - Throws: CFG104 with the nearest name.
  func connection(named name: String) throws(Diagnostic) -> ConnectionSettings {
    guard let settings = configuration.connection(named: name) else {
      let names = configuration.connections.map(\.name)
      throw Diagnostic(
        .error,
        .CFG104,
        "there is no connection \"\(name)\"",
        at: Location(WorkspaceFolder.configurationName),
        hint: NearestNames.hint(for: name, in: names)
          ?? "The connections are \(names.joined(separator: ", "))."
      )
    }
    return settings
  }

  /// The sync of that name, or the only one.
  ///
  /// - Throws: CFG104 where there is none, or several and no name.
  func sync(named name: String?) throws(Diagnostic) -> SyncSettings {
    let names = configuration.syncs.map(\.name)
    if name == nil, let only = configuration.syncs.first, configuration.syncs.count == 1 {
      return only
    }
    guard let name, let sync = configuration.sync(named: name) else {
      throw Diagnostic(
        .error,
        .CFG104,
        name.map { "there is no sync \"\($0)\"" } ?? "which sync is not said",
        at: Location(WorkspaceFolder.configurationName),
        hint: name.flatMap { NearestNames.hint(for: $0, in: names) }
          ?? "The syncs are \(names.joined(separator: ", "))."
      )
    }
    return sync
  }
}
