import ArgumentParser
import Diagnostics
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk map`: records in, records out; a Unix filter.
struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Send records through a mapping: JSON Lines or CSV in, JSON Lines out.",
    discussion: """
      Reads standard input, or a file. Records that are skipped, invalid or held are told on \
      standard error, one line each. Look-ups find nothing: no platform is asked.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @Argument(help: "A file of records, JSON Lines or CSV; standard input where none is named.")
  var file: String?

  @OptionGroup var options: WorkspaceOptions

  func run() async throws {
    let desk = try MappingDesk(options)
    let document = try desk.document(mapping)
    let program = try await desk.program(of: document)
    var stream = MapStream(
      worker: MappingWorker(program),
      run: MappingContext(
        run: RunConstants(startedAt: desk.context.now(), runID: "map"),
        lookups: LookupTable(unanswered: .none)
      ),
      context: desk.context,
      asJSON: options.json
    )
    if let file, SampleReader.isCSV(file) {
      let bytes = try WorkspaceFolder.bytes(at: options.path(file))
      stream.takeRows(of: try CSVReader(bytes, source: file), named: file)
    } else if let file {
      try stream.takeLines(of: InputFile(at: options.path(file), named: file))
    } else {
      try stream.takeLines(of: .standardInput())
    }
    if stream.exceptions > 0 { throw ExitStatus.finishedWithExceptions }
  }
}
