import ArgumentParser
import Diagnostics
import FoundationEssentials
import Journal
import Records
import SyncMachine
import Workspace

/// `crosswalk erase PERSON`.
struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Make what is known of a person unreadable for good, and certify it.",
    discussion: """
      Deletes the person's keys, everywhere the journal and its backups are. What platforms hold \
      is theirs to delete: the certificate says where that is.
      """
  )

  @Argument(help: "An e-mail address, a record's identifier, or CONNECTION/OBJECT/RECORD.")
  var person: String

  @Flag(help: "Every record that goes by this name, where there are several.")
  var all = false

  @Option(help: "Why, for the journal, which keeps it in the clear: name nobody.")
  var reason: String?

  @Option(help: "Write the certificate to this file, as JSON.")
  var certificate: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let workspace = try OpenWorkspace(options)
    let context = workspace.context
    var proof: ErasureCertificate?
    var chain: ChainReport?
    try await workspace.withJournal { journal in
      proof = try await journal.erase(person, all: all, reason: reason, by: workspace.actor)
      chain = try await journal.reader.verifyChain()
    }
    guard let proof, let chain else { return }
    let json = Self.json(proof, chain)
    if let certificate {
      try Self.write(json, to: options.path(certificate))
    }
    guard !options.json else {
      context.output.line(json.text())
      return
    }
    context.output.line(
      Style(context).bold("erased \(ScreenText.count(proof.records.count, "record")) of a person")
    )
    for record in proof.records { context.output.line("  \(record.text)") }
    context.output.line(
      "  \(ScreenText.count(proof.readings, "reading")) in the journal can be read by nobody; "
        + "\(ScreenText.count(proof.withdrawn, "record")) waiting to be sent withdrawn"
    )
    context.output.line(
      "  event \(proof.sequence), by \(proof.by), \(proof.at.utcText); the chain of "
        + "\(ScreenText.count(chain.events, "event")) holds"
    )
    if !proof.remainders.isEmpty {
      context.output.line("Still held elsewhere, to be deleted there:")
      for remainder in proof.remainders {
        context.output.line(
          "  \(remainder.destination.connection) \(remainder.destination.object) \(remainder.record)"
        )
      }
    }
    context.output.line("Backups of keys.sqlite, exports and the sources are not touched.")
  }

  private static func write(_ json: JSON, to path: String) throws(Diagnostic) {
    do {
      try Data((json.text(.pretty) + "\n").utf8).write(to: URL(filePath: path))
    } catch {
      throw FileTrouble.unwritable(path)
    }
  }

  private static func json(_ proof: ErasureCertificate, _ chain: ChainReport) -> JSON {
    .members([
      "records": .strings(proof.records.map(\.text)),
      "readings": .integer(proof.readings),
      "withdrawn": .integer(proof.withdrawn),
      "event": .integer(proof.sequence),
      "at": .string(proof.at.utcText),
      "by": .string(proof.by.text),
      "chain": ["events": .integer(chain.events), "head": .string(chain.head.text)],
      "held_elsewhere": .array(
        proof.remainders.map {
          [
            "connection": .string($0.destination.connection.text),
            "object": .string($0.destination.object), "record": .string($0.record.text),
          ]
        }
      ),
    ])
  }
}
