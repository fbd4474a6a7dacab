import ArgumentParser
import Diagnostics
import Journal
import MappingLanguage
import Records
import SyncMachine

/// `crosswalk approve-mapping`: the one gate; binds a person to one exact version.
struct ApproveMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve-mapping",
    abstract: "Approve the mapping as it stands, so that syncs use it.",
    discussion: """
      Checks and tests it first. What changed since the last version becomes a new one: the \
      mapping, its cases, catalogs in fields that it uses, tables that it asks, prompts that \
      drafted it. The approval binds a person to one hash over all of these, the seal.
      """
  )

  @Argument(help: "A mapping of the workspace.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "Who approves; the user who is logged in where nobody is named.")
  var by: String?

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try await desk.existing(mapping)
    try await UnreadDescription.expectNone(in: document, desk)
    let proof = try await desk.proof(of: document)
    guard proof.allowsApproval else {
      try refuse(proof, document, desk)
      return
    }
    let person = by.map { ActorName($0) } ?? desk.workspace.actor
    var material = try await desk.material(document, proof)
    let reader = try await desk.workspace.reader()
    let latest = try await reader?.latestVersion(of: MappingName(document.name))
    material.prompts = PromptHashes(desk.workspace.folder).renewed(latest?.prompts ?? [])
    let wanted = material
    let version = try await desk.workspace.withJournal { journal in
      let kept = try await VersionKeeper(journal: journal).keep(wanted)
      guard kept.state.phase != .approved, let seal = kept.seal else { return kept }
      try await journal.commit(
        .approveMapping(kept.name, kept.version, seal: seal, by: person)
      )
      return try await journal.reader.mappingVersion(kept.name, kept.version)
    }
    let approval = version.approval
    guard !options.json else {
      desk.context.output.line(
        JSON.members([
          "mapping": .string(version.name.text),
          "version": .integer(version.version.number),
          "seal": approval.map { .string($0.seal.text) },
          "approved_by": approval.map { .string($0.by.text) },
          "covers": .array(SealCover(version).parts.map(\.json)),
        ]).text()
      )
      return
    }
    desk.context.output.line(
      "\(version.name) version \(version.version) is approved by "
        + "\(approval.map(\.by.text) ?? "?"), seal \(approval?.seal.text.prefix(12) ?? "")"
    )
    desk.context.output.line("The seal is one hash over")
    var table = TextTable(columns: desk.context.columns - 2)
    for part in SealCover(version).parts { table.add([part.what, String(part.hash.prefix(12))]) }
    for line in table.lines { desk.context.output.line("  " + line) }
  }

  private func refuse(
    _ proof: MappingProof,
    _ document: MappingDocument,
    _ desk: MappingDesk
  ) throws {
    if options.json {
      desk.context.output.line(proof.report.json.text())
    } else {
      ReportScreen(context: desk.context).show(proof.report, of: document)
      for failure in proof.caseFailures { desk.context.output.line(failure.description) }
      desk.context.errors.line(
        Style(desk.context).bad("\(document.name) is not approved: mend what stands above first.")
      )
    }
    throw proof.report.hasErrors || !proof.failures.isEmpty
      ? ExitStatus.error : ExitStatus.waitsForPerson
  }
}
