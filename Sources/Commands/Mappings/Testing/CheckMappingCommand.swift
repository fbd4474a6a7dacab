import ArgumentParser
import MappingLanguage
import Records

/// `crosswalk check-mapping`: what is wrong, where, and what to do about it.
struct CheckMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-mapping",
    abstract: "Check a mapping against the catalogs of both platforms.",
    discussion: """
      With --json, every fix is a JSON Patch (RFC 6902) for the mapping as it was checked. Apply \
      one, then check again: it may mend other problems, and move the places of other patches. \
      Where a version is approved, "approval" says whether it holds, and what changed since.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Show every note whole.")
  var notes = false

  func run() async throws {
    let (desk, document) = try await MappingDesk.opening(mapping, options)
    let proof = try await desk.proof(of: document)
    let standing =
      document.folder == nil
      ? try await ApprovalStanding.ofApproved(document.name, in: desk) : nil
    if options.json {
      var json = proof.report.json.object ?? JSONObject()
      json["approval"] = standing?.json
      desk.context.output.line(JSON.object(json).text())
    } else {
      ReportScreen(context: desk.context).show(
        proof.report,
        of: document,
        allNotes: notes
      )
      for line in standing?.lines(desk.context) ?? [] { desk.context.output.line(line) }
    }
    if proof.report.hasErrors { throw ExitStatus.error }
    if !proof.report.allowsApproval { throw ExitStatus.waitsForPerson }
  }
}
