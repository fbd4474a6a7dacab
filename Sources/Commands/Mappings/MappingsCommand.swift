import ArgumentParser
import Journal
import Records
import SyncMachine
import Workspace

/// `crosswalk mappings`: what there is, in files and in the journal.
struct MappingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mappings",
    abstract: "List mappings, their versions and who approved them."
  )

  @Argument(help: "Only this mapping, with all its versions.")
  var name: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    let reader = try await workspace.reader()
    let all = try await reader?.mappingVersions(of: name.map { MappingName($0) }) ?? []
    let stored = name == nil ? newest(all) : all
    let known = Set(all.map(\.name.text))
    let files = MappingFolder.all(in: workspace.folder).map(\.name)
      .filter { !known.contains($0) && (name == nil || name == $0) }
    guard !options.json else {
      let items =
        stored.map { Self.json($0) }
        + files.map { JSON.members(["mapping": .string($0), "state": "file"]) }
      context.output.line(JSON.array(items).text())
      return
    }
    var table = TextTable(
      columns: context.columns,
      header: ["mapping", "version", "state", "approved by", "made"]
    )
    for version in stored {
      table.add([
        version.name.text, "\(version.version)", version.state.phase.rawValue,
        version.approval.map { "\($0.by)" } ?? "–", version.createdAt.utcText,
      ])
    }
    for name in files { table.add([name, "–", "file only", "–", "–"]) }
    for line in table.lines { context.output.line(line) }
  }

  private func newest(_ versions: [MappingVersionSummary]) -> [MappingVersionSummary] {
    var seen: Set<MappingName> = []
    return versions.filter { version in
      let isApproved = version.state.phase == .approved
      return seen.insert(version.name).inserted || isApproved
    }
  }

  private static func json(_ version: MappingVersionSummary) -> JSON {
    .members([
      "mapping": .string(version.name.text),
      "version": .integer(version.version.number),
      "state": .string(version.state.phase.rawValue),
      "approved_by": version.approval.map { .string($0.by.text) },
      "seal": version.approval.map { .string($0.seal.text) },
      "made_at": .string(version.createdAt.utcText),
    ])
  }
}
