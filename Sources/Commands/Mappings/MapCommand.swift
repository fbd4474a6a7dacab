import ArgumentParser
import Compression
import Diagnostics
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk map`: records in, records out; a Unix filter.
struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Send records through a mapping: JSON Lines or CSV in and out.",
    discussion: """
      Reads files, or standard input where none is named; "-" is standard input too. Names with \
      .gz or .zst at their end are decompressed, .csv and .tsv are CSV, all else is JSON Lines. \
      Records that are skipped, held or invalid are told on standard error, one line each, or \
      written to the file of --rejects; the counts of every rule follow at the end. Look-ups find \
      nothing: no platform is asked. A workspace is not needed: catalogs stand in the mapping's \
      folder, as catalogs/SYSTEM.OBJECT.json.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @Argument(help: "Files of records, or patterns such as \"export/*.jsonl.gz\".")
  var files: [String] = []

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "What all files are written in: jsonl or csv; by their names if not said.")
  var format: RecordFormat?

  @Option(name: .shortAndLong, help: "Where the records go; standard output if not said.")
  var output: String?

  @Option(help: "What is written: jsonl or csv; by the name of --output if not said.")
  var outputFormat: RecordFormat?

  @Flag(help: "In CSV, put an apostrophe before cells that a spreadsheet would run as formulas.")
  var spreadsheet = false

  @Option(help: "A file for records that are not written, one JSON object a line, without values.")
  var rejects: String?

  @Option(help: "How many records are mapped at once; the order and the bytes stay the same.")
  var jobs = 1

  @Flag(name: .shortAndLong, help: "No counts at the end.")
  var quiet = false

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64.") }
    guard output == nil || output != rejects else {
      throw ValidationError("--output and --rejects name the same file.")
    }
    for written in [output, rejects].compactMap(\.self)
    where CompressionFormat.split(written) != nil {
      throw ValidationError("\(written) would not be compressed; leave the ending out.")
    }
  }

  func run() async throws {
    var desk = MappingDesk(try OpenWorkspace.around(options.path(mapping), options), options)
    let document = try desk.document(mapping)
    desk.nearby = document.folder
    let program = try await desk.program(of: document)
    let inputs = try MapInput.all(files, format: format, options)
    let outputs = try outputs(desk.context, besides: inputs)
    let written = outputFormat ?? output.map { RecordFormat(ofFile: $0) } ?? .jsonLines
    let rows = MappedRows(of: program.spec, formulas: spreadsheet ? .neutralised : .kept)
    let progress = MapProgress(
      desk.context,
      size: MapInput.size(of: inputs),
      isDrawn: output != nil || !desk.context.isTerminal
    )
    let line = MapLine(
      inputs,
      MapReport(outputs, of: program.spec, progress: progress),
      jobs: jobs
    )
    if written == .csv { await line.begin(with: rows.header) }
    let run = MappingContext(
      run: RunConstants(startedAt: desk.context.now(), runID: "map"),
      lookups: LookupTable(unanswered: .none)
    )
    await withTaskGroup { group in
      for _ in 0..<jobs {
        group.addTask {
          let mapper = BlockMapper(program, run: run, output: written, rows)
          while let taken = await line.take() {
            await line.give(mapper.map(taken.block, of: taken.source), for: taken.number)
          }
        }
      }
    }
    if let status = try await line.end() { throw status }
  }

  private func outputs(
    _ context: CommandContext,
    besides inputs: [MapInput]
  ) throws -> MapOutputs {
    for written in [output, rejects].compactMap(\.self) {
      try MapInput.check(written, isNoneOf: inputs, options)
    }
    return MapOutputs(
      context: context,
      records: try output.map { try OutputFile(at: options.path($0), named: $0) }
        ?? context.output,
      rejects: try rejects.map { try OutputFile(at: options.path($0), named: $0) },
      asJSON: options.json,
      isQuiet: quiet
    )
  }
}

extension RecordFormat: ExpressibleByArgument {
  private static let names: [(String, RecordFormat)] = [("jsonl", .jsonLines), ("csv", .csv)]

  package init?(argument: String) {
    guard let named = Self.names.first(where: { $0.0 == argument }) else { return nil }
    self = named.1
  }

  package static var allValueStrings: [String] { names.map(\.0) }
}
