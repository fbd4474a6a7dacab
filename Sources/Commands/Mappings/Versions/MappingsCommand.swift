import ArgumentParser
import Journal
import Records
import SyncMachine
import Workspace

/// `crosswalk mappings`: what there is, in files and in the journal.
struct MappingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mappings",
    abstract: "List mappings, their versions and who approved them.",
    discussion: """
      With --transcript: what a model was asked for a version, what it answered, what the check \
      said to each answer and how it was mended; --json has the requests and answers themselves.
      """
  )

  @Argument(help: "Only this mapping, with all its versions.")
  var name: String?

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Show how a version was drafted, request by request.")
  var transcript = false

  @Option(help: "With --transcript: the version; the newest drafted one if not said.")
  var mappingVersion: Int?

  func validate() throws {
    if transcript, name == nil { throw ValidationError("Say of which mapping: NAME --transcript.") }
    if mappingVersion != nil, !transcript {
      throw ValidationError("--mapping-version goes with --transcript.")
    }
  }

  func run() async throws {
    let desk = try MappingDesk(options)
    if transcript, let name {
      let told = try await DraftTranscript(of: name, version: mappingVersion, in: desk)
      let output = desk.context.output
      if options.json { output.line(told.json.text()) } else { told.lines.forEach(output.line) }
      return
    }
    let workspace = desk.workspace
    let context = workspace.context
    let reader = try await workspace.reader()
    let all = try await reader?.mappingVersions(of: name.map { MappingName($0) }) ?? []
    let stored = name == nil ? newest(all) : all
    let known = Set(all.map(\.name.text))
    let files = MappingFolder.all(in: workspace.folder).map(\.name)
      .filter { !known.contains($0) && (name == nil || name == $0) }
    if let name, stored.isEmpty, files.isEmpty { throw MappingFiles.unknown(name, in: workspace) }
    var standings: [ApprovalStanding] = []
    for version in stored where version.state.phase == .approved {
      if let standing = try await ApprovalStanding.ofApproved(version.name.text, in: desk) {
        standings.append(standing)
      }
    }
    func standing(_ version: MappingVersionSummary) -> ApprovalStanding? {
      standings.first {
        $0.version.name == version.name && $0.version.version == version.version
      }
    }
    guard !options.json else {
      let items =
        stored.map { Self.json($0, standing($0)) }
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
        version.name.text, "\(version.version)",
        version.state.phase.rawValue + (standing(version)?.holds == false ? ", changed since" : ""),
        version.approval.map { "\($0.by)" } ?? "–", version.createdAt.utcText,
      ])
    }
    for name in files { table.add([name, "–", "file only", "–", "–"]) }
    for line in table.lines { context.output.line(line) }
    for standing in standings {
      for line in standing.lines(context) { context.output.line(line) }
    }
    let failed = stored.filter { $0.state.phase == .described }
    for version in failed {
      context.output.line(
        "\(version.name) version \(version.version) has no mapping: the model gave none; "
          + "what it said is kept"
      )
    }
  }

  private func newest(_ versions: [MappingVersionSummary]) -> [MappingVersionSummary] {
    var seen: Set<MappingName> = []
    return versions.filter { version in
      let isApproved = version.state.phase == .approved
      return seen.insert(version.name).inserted || isApproved
    }
  }

  private static func json(
    _ version: MappingVersionSummary,
    _ standing: ApprovalStanding?
  ) -> JSON {
    .members([
      "mapping": .string(version.name.text),
      "version": .integer(version.version.number),
      "state": .string(version.state.phase.rawValue),
      "approved_by": version.approval.map { .string($0.by.text) },
      "seal": version.approval.map { .string($0.seal.text) },
      "origin": .string(version.origin.rawValue),
      "made_at": .string(version.createdAt.utcText),
      "holds": standing.map { .bool($0.holds) },
      "changed_since": standing.map { .array($0.changes.map(\.json)) },
    ])
  }
}
