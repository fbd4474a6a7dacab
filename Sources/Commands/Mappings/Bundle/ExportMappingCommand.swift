import ArgumentParser
import Diagnostics
import FoundationEssentials
import Records
import SyncMachine
import Workspace

/// `crosswalk export-mapping`: a version in one file.
struct ExportMappingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-mapping",
    abstract: "Write a version of a mapping into one file, to carry it to another workspace.",
    discussion: """
      The file holds the description, the mapping, its cases, the catalogs and tables it was \
      checked with, the hashes of its prompts, what the model said, and how checks and tests came \
      out. The same version gives the same bytes, also after it was imported elsewhere.
      """
  )

  @Argument(help: "A mapping of the workspace.")
  var mapping: String

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "The version; the approved one, else the newest, where none is named.")
  var version: Int?

  @Option(
    name: [.short, .long],
    help: "The file, or a folder for NAME.crosswalk.json; else standard output."
  )
  var output: String?

  func run() async throws {
    let desk = try MappingDesk(options)
    let bundle = try await BundlePacker(desk: desk).bundle(of: mapping, version: version)
    let bytes = bundle.bytes
    guard let output else {
      // The canonical form ends with a line end, as a line does.
      desk.context.output.line(String(decoding: bytes.dropLast(), as: UTF8.self))
      return
    }
    let path = Self.path(options.path(output), for: bundle.name)
    try WorkspaceFolder.write(bytes, to: path)
    guard !options.json else {
      desk.context.output.line(
        JSON.members([
          "mapping": .string(bundle.name),
          "file": .string(path),
          "seal": .string(bundle.seal.text),
        ]).text()
      )
      return
    }
    desk.context.output.line("wrote \(path), seal \(bundle.seal.text.prefix(12))")
    desk.context.output.line(
      "Next, in another workspace: " + desk.context.typedElsewhere(["import-mapping", path])
    )
  }

  private static func path(_ written: String, for name: String) -> String {
    let facts = try? FileManager.default.attributesOfItem(atPath: written)
    let isFolder = facts?[.type] as? FileAttributeType == .typeDirectory
    guard written.hasSuffix("/") || isFolder else { return written }
    return written + (written.hasSuffix("/") ? "" : "/") + BundleFinder.fileName(of: name)
  }
}
