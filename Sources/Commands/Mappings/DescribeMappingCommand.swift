import ArgumentParser
import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk describe-mapping`: from sentences to a checked draft.
struct DescribeMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe-mapping",
    abstract: "Turn plain sentences into a checked mapping, through the workspace's model.",
    discussion: """
      Writes mappings/NAME/ and keeps a version with everything the model said. Nothing is used \
      by a sync before a person approves it.
      """
  )

  @Argument(help: "The mapping's name: lower-case letters, digits, - and _.")
  var name: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The description; else the file, else mappings/NAME/description.md.")
  var text: String?

  @Option(help: "A file with the description.")
  var file: String?

  @Option(help: "Where records come from: CONNECTION or CONNECTION:OBJECT.")
  var from: String?

  @Option(help: "Where records go: CONNECTION or CONNECTION:OBJECT.")
  var to: String?

  @Flag(help: "Write a mapping anew that was changed by hand; what it was is lost.")
  var regenerate = false

  @Option(help: "How many samples to show at most.")
  var show = 6

  func run() async throws {
    guard MappingFolder.isName(name) else {
      throw ValidationError("\"\(name)\" is no name: use lower-case letters, digits, - and _.")
    }
    let desk = try MappingDesk(options)
    if !regenerate { try await refuseToLose(desk) }
    let drafting = MappingDrafting(desk: desk, isQuiet: options.json, asksAfresh: regenerate)
    let drafted = try await drafting.draft(
      name: name,
      description: try description(desk),
      from: from,
      to: to
    )
    if options.json {
      desk.context.output.line(drafted.json.text())
    } else {
      drafting.show(drafted, samples: show)
    }
    if drafted.proof.report.hasErrors || !drafted.proof.failures.isEmpty { throw ExitStatus.error }
    if !drafted.proof.allowsApproval { throw ExitStatus.waitsForPerson }
  }

  /// What a person wrote by hand and no version keeps is not written over.
  private func refuseToLose(_ desk: MappingDesk) async throws {
    let path = MappingFolder(name: name, in: desk.workspace.folder).specPath
    guard let written = try? WorkspaceFolder.bytes(at: path) else { return }
    let hash = (try? MappingSpec(parsing: written, source: name))?.fingerprint.hex
    if let reader = try await desk.workspace.reader() {
      for one in try await reader.mappingVersions(of: MappingName(name)) {
        let kept = try await reader.mappingVersion(one.name, one.version)
        if let hash, kept.specHash?.text == hash { return }
      }
    }
    throw Diagnostic(
      .error,
      .CFG110,
      "the mapping was changed by hand, no version keeps it, and it would be written anew",
      at: Location("mappings/\(name)/mapping.json"),
      hint:
        "Take another name; approve it first, which keeps it; or say --regenerate, which loses it."
    )
  }

  private func description(_ desk: MappingDesk) throws -> String {
    if let text { return text }
    let path =
      file.map { options.path($0) }
      ?? MappingFolder(name: name, in: desk.workspace.folder).descriptionPath
    guard let written = try? WorkspaceFolder.text(at: path) else {
      throw Diagnostic(
        .error,
        .CFG109,
        "there is no description",
        at: Location(path),
        hint: "Say it with --text \"…\", or write it into that file."
      )
    }
    return written
  }
}
