import ArgumentParser
import Diagnostics
import Drafting
import MappingLanguage
import Records
import Workspace

/// `crosswalk revise-mapping`: new sentences, and what they change.
struct ReviseMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revise-mapping",
    abstract: "Change a mapping by new sentences, and leave everything else as it is.",
    discussion: """
      The sentences are added to the description with numbers of their own, the workspace's model \
      proposes a change, and a change that touches what they do not concern is refused. The result \
      is the next version; what differs is shown in meaning and in effect. Nothing is used by a \
      sync before a person approves it.
      """
  )

  @Argument(help: "A mapping of the workspace.")
  var mapping: String

  @Argument(help: "The new sentences; else the file, else what comes on standard input.")
  var text: String?

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "A file with the new sentences.")
  var file: String?

  func validate() throws {
    if text != nil, file != nil {
      throw ValidationError("Say the sentences as a text or in a file, not in both.")
    }
  }

  func run() async throws {
    let desk = try MappingDesk(options)
    let words = try words()
    if let excess = SpecLimits.excess(ofDescription: words, at: Location(file ?? "description")) {
      throw excess
    }
    let sentences = DescriptionSplitter.sentences(of: words).map(\.text)
    guard !sentences.isEmpty else {
      throw Diagnostic(
        .error,
        .CFG109,
        "no sentence is new",
        at: file.map { Location($0) },
        hint: "Say what should be different: "
          + desk.context.typed("revise-mapping", mapping, "The phone must be E.164.")
      )
    }
    let revising = MappingRevising(desk: desk, isQuiet: options.json)
    let revised = try await revising.revise(mapping, adding: sentences)
    if options.json {
      desk.context.output.line(revised.json.text())
    } else {
      revising.show(revised)
    }
    if revised.proof.report.hasErrors || !revised.proof.failures.isEmpty { throw ExitStatus.error }
    if !revised.proof.allowsApproval { throw ExitStatus.waitsForPerson }
  }

  private func words() throws -> String {
    if let file { return try SaidText.reading(options.path(file), named: file) }
    let said = text ?? CommandContext.current.input.rest
    try SavedText.expectReadable(said, from: text == nil ? "stdin" : "revise-mapping")
    return said
  }
}
