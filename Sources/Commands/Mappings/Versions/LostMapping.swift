import Diagnostics
import Journal
import SyncMachine
import Workspace

/// A mapping whose spec's file is gone from the workspace, while the journal keeps a version of it.
struct LostMapping {
  /// The approved version, else the newest one that has a mapping.
  let version: MappingVersionSummary
  /// How a person has the files back.
  let command: String

  /// `nil` where the file is there, or no version is kept.
  init?(_ name: String, in workspace: OpenWorkspace) async throws {
    guard MappingFolder.isName(name), !MappingFolder(name: name, in: workspace.folder).hasSpec,
      let reader = try await workspace.reader()
    else { return nil }
    let usable = try await reader.mappingVersions(of: MappingName(name))
      .filter { $0.state.phase != .described }
    guard let version = usable.first(where: { $0.state.phase == .approved }) ?? usable.first
    else { return nil }
    self.version = version
    command = Self.command(name, workspace.context)
  }

  static func command(_ name: String, _ context: CommandContext) -> String {
    context.typed("mappings", name, "--restore")
  }

  /// What a person reads beside other things.
  var lines: [String] { [message, "Have it back: " + command] }

  /// CFG105, where the mapping itself is needed.
  var diagnostic: Diagnostic {
    Diagnostic(
      .error,
      .CFG105,
      message,
      at: Location("mappings/\(version.name)/mapping.json"),
      hint: "Have it back: " + command
    )
  }

  private var message: String {
    "mapping.json of \(version.name) is gone; version \(version.version), "
      + "\(version.state.phase.rawValue), is kept"
  }
}
