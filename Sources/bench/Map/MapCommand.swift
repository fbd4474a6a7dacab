import ArgumentParser
import Foundation
import Rig

/// `bench map`: the engine beside hand-written C++ and beside the tools people would use instead.
struct MapCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "What crosswalk map costs, beside the same mapping in other tools.",
    discussion: """
      Contacts of 1.1 kB are made for the purpose. Every output is compared before anything is \
      measured; then the programs take turns, in an order that is shuffled for every round. \
      Figures are processor time, user and system, and medians.

      --peers names a folder with the mapping in other tools: map_cpp.cpp, map_duckdb.py, \
      map_polars.py, map_python.py, map_node.js, map.jq, map.mlr, map_jsonata.py. Those that \
      are missing, or do not run here, are named and left out.

      --counts needs no clock: allocations, and instructions where valgrind is there.
      """
  )

  @OptionGroup var options: BenchOptions

  @Flag(help: "Only what is counted: allocations and instructions of the engine.")
  var counts = false

  @Option(help: "Contacts of a measured run.")
  var records = 100_000

  @Option(help: "How often each program is measured; the middle one counts.")
  var rounds = 5

  @Option(help: "How often those contacts are given where memory is measured.")
  var times = 100

  @Option(help: "What the contacts follow from.")
  var seed: UInt64 = 1

  @Option(help: "The folder with the mapping in other tools.")
  var peers: String?

  @Option(help: "The program; the one beside this where none is named.")
  var crosswalk: String?

  @Option(help: "The repository, with mappings and samples.")
  var repository = FileManager.default.currentDirectoryPath

  @Option(help: "The folder for the contacts; the system's temporary one where none is named.")
  var folder: String?

  func validate() throws {
    guard records > 0, rounds > 0, times > 0 else {
      throw ValidationError("Contacts, rounds and times are numbers above 0.")
    }
  }

  func run() async throws {
    let parent = folder ?? FileManager.default.temporaryDirectory.path
    let table = try await ScratchFolder.with(in: parent) { scratch in
      let trial = try MapTrial.make(in: scratch.file("workspace"), repository: repository)
      let figures = try EngineFigures(trial: trial, scratch: scratch)
      guard !counts else {
        var table = FigureTable("map: the engine alone, counted")
        try figures.add(to: &table)
        return table
      }
      return try timed(trial, scratch, figures)
    }
    try options.finish(table)
  }

  private func timed(
    _ trial: MapTrial,
    _ scratch: ScratchFolder,
    _ figures: EngineFigures
  ) throws -> FigureTable {
    let program = try Program(path: crosswalk)
    let contest = try MapContest(program, trial: trial, scratch: scratch, records, seed: seed)
    let found = try peers.map {
      try MapPeer.found(in: $0, scratch: scratch.path, trial: contest.trialFile)
    }
    for name in found?.missing ?? [] { print("left out, it does not run here: \(name)") }
    let entrants = try contest.entrants(found?.peers ?? [])
    var table = FigureTable(
      "map: \(records) contacts of \(contest.bytesPerRecord) bytes, processor time"
    )
    try contest.measure(entrants, rounds: rounds).fill(&table)
    try contest.measureAlone(rounds: rounds, times: times, &table)
    try figures.add(to: &table)
    return table
  }
}
