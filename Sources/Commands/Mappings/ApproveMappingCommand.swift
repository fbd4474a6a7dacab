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
      Checks and tests it first. A spec that was edited by hand becomes a new version.
      """
  )

  @Argument(help: "A mapping of the workspace.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "Who approves; the user who is logged in where nobody is named.")
  var by: String?

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try desk.document(mapping)
    let proof = try await desk.proof(of: document)
    guard proof.allowsApproval else {
      try refuse(proof, document, desk)
      return
    }
    let person = by.map { ActorName($0) } ?? desk.workspace.actor
    let material = try await desk.material(document, proof)
    let version = try await desk.workspace.withJournal { journal in
      let kept = try await VersionKeeper(journal: journal).keep(material)
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
        ]).text()
      )
      return
    }
    desk.context.output.line(
      "\(version.name) version \(version.version) is approved by "
        + "\(approval.map(\.by.text) ?? "?"), seal \(approval?.seal.text.prefix(12) ?? "")"
    )
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
