import ArgumentParser
import Diagnostics
import Matching
import Records
import Workspace

/// `crosswalk match`: which field is probably which.
struct MatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Say which fields of two systems are probably the same, and why.",
    discussion: """
      Each side is CONNECTION:OBJECT, a connection of which one object is known, a catalog in \
      JSON, or a file of records: the columns of CSV, what the records of JSON Lines have. With a \
      file of records, or with --samples for the source, values are compared too. Mappings of the \
      workspace say what was mapped before. Nothing is written, and no platform is asked. Ends \
      with 3 where lines of a file are no records.
      """
  )

  @Argument(help: "Where records come from: CONNECTION:OBJECT, a connection or a file.")
  var source: String

  @Argument(help: "Where records go: CONNECTION:OBJECT, a connection or a file.")
  var target: String

  @Option(help: "Records of the source, JSON Lines or CSV, to compare values with.")
  var samples: String?

  @Option(help: "How many candidates are shown for a field: 3 if not said, 20 with --json.")
  var top: Int?

  @OptionGroup var options: WorkspaceOptions

  func validate() throws {
    guard top.map((1...1000).contains) ?? true else {
      throw ValidationError("--top takes 1 to 1000.")
    }
  }

  func run() async throws {
    let context = CommandContext.current
    let isWorkspace = options.workspace != nil || options.folder.exists
    let workspace =
      isWorkspace ? try OpenWorkspace(options) : OpenWorkspace(without: context)
    let finder = CatalogFinder(
      workspace: workspace,
      reader: isWorkspace ? try await workspace.reader() : nil
    )
    let from = try await MatchEnd(source, finder, options)
    let to = try await MatchEnd(target, finder, options)
    var records = from.records
    var problems = from.problems + to.problems
    if let samples {
      let file = try MatchEnd.file(at: samples, options)
      records = file.records
      problems += file.problems
    }
    let matcher = FieldMatcher(
      source: from.catalog,
      target: to.catalog,
      prior: MappingPrior(try await KnownPairs(finder).pairs),
      sourceValues: FieldValues(from.catalog, records: records),
      targetValues: FieldValues(to.catalog, records: to.records)
    )
    let screen = MatchScreen(
      matcher: matcher,
      top: top ?? (options.json ? 20 : 3),
      problems: problems,
      context: workspace.context
    )
    if options.json {
      context.output.line(screen.json.text())
    } else {
      screen.show()
    }
    for line in LineProblemScreen(problems).lines { context.errors.line(line) }
    if !problems.isEmpty { throw ExitStatus.finishedWithExceptions }
  }
}
