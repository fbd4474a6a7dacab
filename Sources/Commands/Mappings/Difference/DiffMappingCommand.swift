import ArgumentParser
import Diagnostics
import FoundationEssentials
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk diff-mapping`: what is different between two versions, in meaning and in effect.
struct DiffMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff-mapping",
    abstract: "Show what differs between two versions of a mapping, in meaning and in effect.",
    discussion: """
      FROM and TO are versions (3), "approved", "newest" or "file", the mapping as it stands in \
      the workspace. Without them: from the approved version to the file. Two folders or files are \
      compared as they stand.

      In effect: on the samples, on the inputs of tests and cases, and on the records that the \
      last runs read, as the journal keeps them; nothing is asked and nothing is sent. Values of \
      fields with personal data are shown as shapes.
      """
  )

  @Argument(help: "A mapping of the workspace; or a folder or spec file.")
  var mapping: String

  @Argument(help: "The version to begin with; or another folder or spec file.")
  var from: String?

  @Argument(help: "The version to end with.")
  var to: String?

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "How many of the last runs to try.")
  var runs = 3

  @Option(help: "How many of their records to try at most.")
  var records = 10_000

  @Option(help: "How many differing records to show.")
  var show = 5

  @Flag(help: "Exit with 3 where they differ.")
  var exitCode = false

  func run() async throws {
    let desk = try MappingDesk(options)
    let comparer = MappingComparer(
      desk: desk,
      runs: runs,
      recordsMax: records,
      examplesMax: show
    )
    let chosen = try await SideChooser(desk: desk, mapping: mapping).sides(from, to)
    let comparison = try await comparer.compare(
      chosen.before,
      chosen.after,
      of: chosen.isNamed ? mapping : nil
    )
    let others = try await changesAround(desk, comparison.meaning)
    if options.json {
      var json = JSONObject([JSONObject.Member("mapping", .string(mapping))])
      json.members += comparison.json.object?.members ?? []
      json["changed_around"] = .array(others.map(\.json))
      desk.context.output.line(JSON.object(json).text())
    } else {
      DifferenceScreen(context: desk.context).show(comparison)
      if !others.isEmpty { desk.context.output.line("Changed around it") }
      for change in others { desk.context.output.line("  \(change.what): \(change.how)") }
      if others.contains(.lost) {
        desk.context.output.line("Have it back: " + LostMapping.command(mapping, desk.context))
      }
    }
    if exitCode, comparison.differs || !others.isEmpty { throw ExitStatus.finishedWithExceptions }
  }

  /// What else is not as it was approved, where that is compared with what stands here: catalogs,
  /// tables, prompts, the description; and cases where only how they are written differs.
  private func changesAround(
    _ desk: MappingDesk,
    _ meaning: MappingDifference
  ) async throws -> [ApprovalStanding.Change] {
    let gone = to == nil ? try await LostMapping(mapping, in: desk.workspace) : nil
    let lost = gone == nil ? [] : [ApprovalStanding.Change.lost]
    guard from == nil || from == "approved", to == nil || to == "file",
      let standing = try await ApprovalStanding.ofApproved(mapping, in: desk)
    else { return lost }
    let around = standing.changes.filter { $0.what != "mapping.json" && $0 != .otherCases }
    let areCasesShown = meaning.changes.contains { $0.part == .case }
    return lost + around
      + (standing.changes.contains(.otherCases) && !areCasesShown ? [.otherText] : [])
  }
}

/// Finds the two mappings a person wants compared.
struct SideChooser {
  let desk: MappingDesk
  /// A mapping of the workspace; or a folder or file.
  let mapping: String

  /// Both sides, and whether they are versions of a mapping of the workspace.
  func sides(
    _ from: String?,
    _ to: String?
  ) async throws -> (before: MappingSide, after: MappingSide, isNamed: Bool) {
    let versions = try await versions()
    let files = MappingFolder.all(in: desk.workspace.folder).map(\.name)
    let isNamed = !versions.isEmpty || files.contains(mapping)
    if !isNamed || (from.map(isPath) ?? false), let from, to == nil {
      return (
        try await MappingSide(desk.document(mapping), in: desk),
        try await MappingSide(desk.document(from), in: desk), false
      )
    }
    guard isNamed else {
      // Says that there is no such mapping, or that the other one is missing.
      _ = try desk.document(mapping)
      throw ValidationError("Name another folder or spec file to compare \(mapping) with.")
    }
    let last = to ?? (files.contains(mapping) ? "file" : "newest")
    let first = try from ?? usual(versions, until: last)
    return (
      try await side(first, versions),
      try await side(last, versions), true
    )
  }

  private func isPath(_ written: String) -> Bool {
    written.contains("/") || written.hasSuffix(".json")
  }

  private func versions() async throws -> [MappingVersionSummary] {
    guard let reader = try await desk.workspace.reader() else { return [] }
    return try await reader.mappingVersions(of: MappingName(mapping))
      .filter { $0.state.phase != .described }
  }

  /// The approved version, else the one before the newest, else the newest.
  private func usual(_ versions: [MappingVersionSummary], until last: String) throws -> String {
    if versions.contains(where: { $0.state.phase == .approved }) { return "approved" }
    guard let newest = versions.first else { throw unknown("newest", versions) }
    return last == "file" || versions.count == 1
      ? newest.version.description : versions[1].version.description
  }

  private func side(
    _ written: String,
    _ versions: [MappingVersionSummary]
  ) async throws -> MappingSide {
    guard written != "file" else {
      return try await MappingSide(desk.existing(mapping), in: desk)
    }
    let found =
      switch written {
      case "newest": versions.first
      case "approved": versions.first { $0.state.phase == .approved }
      default: versions.first { $0.version.description == written }
      }
    guard let found else { throw unknown(written, versions) }
    let reader = try await desk.workspace.requiredReader()
    return try await MappingSide(reader.mappingVersion(found.name, found.version), in: desk)
  }

  private func unknown(_ written: String, _ versions: [MappingVersionSummary]) -> Diagnostic {
    let numbers = versions.map(\.version.description)
    let isApproved = versions.contains { $0.state.phase == .approved }
    return Diagnostic(
      .error,
      .CFG105,
      numbers.isEmpty
        ? "no version of \(mapping) is kept"
        : "\(mapping) has no version \"\(written)\"",
      hint: numbers.isEmpty
        ? "Describe or approve it, which keeps one."
        : "There is \(numbers.reversed().joined(separator: ", ")), "
          + (isApproved ? "approved, newest and file." : "newest and file; none is approved.")
    )
  }
}
