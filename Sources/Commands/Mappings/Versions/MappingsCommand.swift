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
      With --restore: files of a mapping that are gone are written again, as its approved version \
      keeps them, else the newest; files that are there stay as they are. \
      With --transcript: what a model was asked for a version, what it answered, what the check \
      said to each answer and how it was mended; --json has the requests and answers themselves.
      """
  )

  @Argument(help: "Only this mapping, with all its versions.")
  var name: String?

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Show how a version was drafted, request by request.")
  var transcript = false

  @Flag(help: "Write the files of the mapping that are gone, as a version keeps them.")
  var restore = false

  @Option(help: "With --transcript or --restore: the version.")
  var mappingVersion: Int?

  func validate() throws {
    if transcript, name == nil { throw ValidationError("Say of which mapping: NAME --transcript.") }
    if restore, name == nil { throw ValidationError("Say of which mapping: NAME --restore.") }
    if restore, transcript {
      throw ValidationError("--restore and --transcript do not go together.")
    }
    if mappingVersion != nil, !transcript, !restore {
      throw ValidationError("--mapping-version goes with --transcript or --restore.")
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
    if restore, let name { return try await tellRestored(name, desk) }
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
    var lost: [LostMapping] = []
    for name in Set(stored.map(\.name.text)).sorted() {
      if let one = try await LostMapping(name, in: workspace) { lost.append(one) }
    }
    let lostNames = Set(lost.map(\.version.name))
    guard !options.json else {
      let items =
        stored.map { Self.json($0, standing($0), isLost: lostNames.contains($0.name)) }
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
        version.state.phase.rawValue
          + (lostNames.contains(version.name)
            ? ", file gone" : standing(version)?.holds == false ? ", changed since" : ""),
        version.approval.map { "\($0.by)" } ?? "–", version.createdAt.utcText,
      ])
    }
    for name in files { table.add([name, "–", "file only", "–", "–"]) }
    for line in table.lines { context.output.line(line) }
    for standing in standings {
      for line in standing.lines(context) { context.output.line(line) }
    }
    for lost in lost where lost.version.state.phase != .approved {
      for line in lost.lines { context.output.line(line) }
    }
    let failed = stored.filter { $0.state.phase == .described }
    for version in failed {
      context.output.line(
        "\(version.name) version \(version.version) has no mapping: the model gave none; "
          + "what it said is kept"
      )
    }
  }

  /// Writes the files of a mapping that are gone, and says which.
  private func tellRestored(_ name: String, _ desk: MappingDesk) async throws {
    let ofFile = mappingVersion == nil ? try await version(of: name, desk) : nil
    let bundle = try await BundlePacker(desk: desk)
      .bundle(of: name, version: mappingVersion ?? ofFile)
    let written = try await BundleKeeper(desk: desk).restore(bundle)
    let output = desk.context.output
    guard !options.json else {
      output.line(
        JSON.members(["mapping": .string(name), "written": .strings(written)]).text()
      )
      return
    }
    for file in written { output.line("wrote \(file)") }
    if written.isEmpty { output.line("no file of \(name) is gone; what is there stays as it is") }
    output.line("Next: " + desk.context.typed("check-mapping", name))
  }

  /// The version of the file, so that what is written goes with it; `nil` for the usual one.
  private func version(of name: String, _ desk: MappingDesk) async throws -> Int? {
    guard let document = try? desk.document(name), let reader = try await desk.workspace.reader()
    else { return nil }
    for one in try await reader.mappingVersions(of: MappingName(name)) {
      let entry = try await reader.mappingVersion(one.name, one.version)
      if entry.spec != nil, entry.holds(document.spec) { return one.version.number }
    }
    return nil
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
    _ standing: ApprovalStanding?,
    isLost: Bool
  ) -> JSON {
    .members([
      "mapping": .string(version.name.text),
      "version": .integer(version.version.number),
      "state": .string(version.state.phase.rawValue),
      "approved_by": version.approval.map { .string($0.by.text) },
      "seal": version.approval.map { .string($0.seal.text) },
      "origin": .string(version.origin.rawValue),
      "made_at": .string(version.createdAt.utcText),
      "file_gone": isLost ? true : nil,
      "holds": standing.map { .bool($0.holds) },
      "changed_since": standing.map { .array($0.changes.map(\.json)) },
    ])
  }
}
