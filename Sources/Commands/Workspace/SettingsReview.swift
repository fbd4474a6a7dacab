import Diagnostics
import Drafting
import Records
import Workspace

/// What `crosswalk.yaml` says, and what of it has no counterpart in the world.
struct SettingsReview {
  private let workspace: OpenWorkspace
  let problems: [Diagnostic]

  init(_ workspace: OpenWorkspace) {
    self.workspace = workspace
    var problems: [Diagnostic] = []
    let configuration = workspace.configuration
    for connection in configuration.connections {
      for (_, reference) in connection.credentials.sorted(by: { $0.key < $1.key }) {
        Self.note(reference, of: "connection \"\(connection.name)\"", workspace, &problems)
      }
    }
    for (name, reference) in configuration.secrets.sorted(by: { $0.key < $1.key }) {
      Self.note(reference, of: "secret \"\(name)\"", workspace, &problems)
    }
    do throws(DiagnosticList) {
      _ = try PromptLibrary(folder: workspace.folder.promptsPath)
    } catch {
      problems += error.diagnostics
    }
    self.problems = problems
  }

  /// A secret that is not there is a problem of the day it is needed.
  private static func note(
    _ reference: SecretReference,
    of owner: String,
    _ workspace: OpenWorkspace,
    _ problems: inout [Diagnostic]
  ) {
    do throws(Diagnostic) {
      _ = try workspace.secrets.secret(reference)
    } catch {
      var problem = error
      problem.severity = .warning
      problem.message += ", which \(owner) needs"
      problems.append(problem)
    }
  }

  private var mappings: [String] { WorkspaceFolder.names(in: workspace.folder.mappingsPath) }

  var lines: [String] {
    let configuration = workspace.configuration
    let connections = configuration.connections.map { "\($0.name) (\($0.platform))" }
    let syncs = configuration.syncs.map { "\($0.name): \($0.source) → \($0.destination)" }
    return [
      "\(configuration.name) at \(workspace.folder.path)",
      "connections  \(Self.list(connections))", "syncs        \(Self.list(syncs))",
      "mappings     \(ScreenText.count(mappings.count, "folder"))",
    ]
  }

  private static func list(_ items: [String]) -> String {
    items.isEmpty ? "none" : items.joined(separator: ", ")
  }

  var json: JSON {
    let configuration = workspace.configuration
    return .members([
      "name": .string(configuration.name),
      "connections": .strings(configuration.connections.map(\.name)),
      "syncs": .strings(configuration.syncs.map(\.name)),
      "mappings": .integer(mappings.count),
    ])
  }
}
