import ArgumentParser
import Compression
import Diagnostics
import MappingLanguage
import Records
import SyncMachine
import Workspace

/// `crosswalk map`: records in, records out; a Unix filter.
struct MapCommand: AsyncParsableCommand, RecordFilter {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Send records through a mapping: JSON Lines or CSV in and out.",
    discussion: """
      Runs the mapping's file as it stands, or with --mapping-version what a version of it said. \
      Reads files, or standard input where none is named; "-" is standard input too. Names with \
      .gz or .zst at their end are decompressed, .csv and .tsv are CSV, all else is JSON Lines. \
      Records that are skipped, held or invalid are told on standard error, the first of each \
      cause, or all of them in the file of --rejects; the counts of every rule follow at the end. \
      Look-ups find what the tables of the workspace hold; those of a platform find nothing, as \
      no platform is asked. A workspace is not needed: catalogs stand in the mapping's folder, as \
      catalogs/SYSTEM.OBJECT.json.
      """
  )

  @Argument(help: "A mapping of the workspace, a folder, or a spec file.")
  var mapping: String

  @Argument(help: "Files of records, or patterns such as \"export/*.jsonl.gz\".")
  var files: [String] = []

  @OptionGroup var options: WorkspaceOptions

  @Option(
    parsing: .unconditional,
    help: "A version of the mapping, such as the approved one, instead of its file."
  )
  var mappingVersion: Int?

  @Option(help: "What all files are written in: jsonl or csv; by their names if not said.")
  var format: RecordFormat?

  @Option(name: .shortAndLong, help: "Where the records go; standard output if not said, or \"-\".")
  var output: String?

  @Option(help: "What is written: jsonl or csv; by the name of --output if not said.")
  var outputFormat: RecordFormat?

  @Flag(help: "In CSV, put an apostrophe before cells that a spreadsheet would run as formulas.")
  var spreadsheet = false

  @Option(
    help: "A file for what is not written, a JSON object a line; \"-\" is standard error."
  )
  var rejects: String?

  @Option(
    parsing: .unconditional,
    help: "How many records are mapped at once; the order and the bytes stay the same."
  )
  var jobs = 1

  @Flag(name: .shortAndLong, help: "No counts, notes or skipped records.")
  var quiet = false

  func validate() throws {
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64.") }
    for written in [output, rejects].compactMap(\.self)
    where CompressionFormat.split(written) != nil {
      throw ValidationError(
        "\(written) would not be compressed; leave the ending out, or write to standard output "
          + "and compress that, such as with: | gzip"
      )
    }
  }

  func run() async throws {
    var desk = MappingDesk(try OpenWorkspace.around(options.path(mapping), options), options)
    let found = try await found(&desk)
    let program = found.program
    let inputs = try MapInput.all(files, format: format, options)
    try MapInput.expectOne(of: inputs)
    let outputs = try await outputs(desk, found, besides: inputs)
    let written = outputFormat ?? output.map { RecordFormat(ofFile: $0) } ?? .jsonLines
    let rows = MappedRows(
      of: program.spec,
      separator: CSVWriter.Separator(ofFile: output ?? "-"),
      formulas: spreadsheet ? .neutralised : .kept
    )
    let tellsAll = rejects != nil || options.json
    let key = tellsAll ? RecordKey(of: program, found.resources) : nil
    let progress = MapProgress(
      desk.context,
      size: MapInput.size(of: inputs),
      isDrawn: (output ?? "-") != "-" || !desk.context.isTerminal
    )
    let line = MapLine(
      inputs,
      reading: ReadFields(of: program),
      MapReport(
        outputs,
        of: program,
        header: written == .csv ? rows.header : [],
        progress: progress
      ),
      jobs: jobs
    )
    let run = MappingContext(
      run: RunConstants(startedAt: desk.context.now(), runID: "map"),
      lookups: LookupTable(unanswered: .none)
    )
    await withTaskGroup { group in
      for _ in 0..<jobs {
        group.addTask {
          let mapper = BlockMapper(program, run: run, output: written, rows, key: key)
          while let taken = await line.take() {
            await line.give(mapper.map(taken.block, of: taken.source), for: taken.number)
          }
        }
      }
    }
    if let status = try await line.end() { throw status }
  }

  private func found(_ desk: inout MappingDesk) async throws -> MapProgram {
    if let mappingVersion {
      return try await MapProgram(desk, mapping, version: mappingVersion)
    }
    let document: MappingDocument
    do {
      document = try await desk.existing(mapping)
    } catch {
      throw MapProgram.swapped(mapping, files, desk) ?? error
    }
    desk.nearby = document.folder
    return try await MapProgram(desk, document)
  }

  private func outputs(
    _ desk: MappingDesk,
    _ mapping: MapProgram,
    besides inputs: [MapInput]
  ) async throws -> MapOutputs {
    let files = try MapOutputFiles(
      records: output,
      rejects: rejects,
      besides: KeptFiles(reading: inputs, mapping: mapping.files, in: desk.workspace),
      options
    )
    return MapOutputs(
      context: desk.context,
      records: files.records,
      rejects: files.rejects,
      asJSON: options.json,
      isQuiet: quiet,
      approvedOther: mapping.approvedOther
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
