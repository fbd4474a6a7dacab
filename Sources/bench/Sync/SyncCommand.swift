import ArgumentParser
import Foundation
import Rig

/// `bench sync`: what a run of the real program costs, seen from outside.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Records a second, processor time and memory of a run of the real program.",
    discussion: """
      The sandbox is a process of its own and refuses nothing; the workspace is made for the \
      purpose and has no limits either.
      """
  )

  /// Seconds of processor time for 10,000 records.
  private static let processorMax = 0.8
  /// The aim behind the limit.
  private static let processorAim = 0.3
  private static let megabytesMax = 150.0
  /// Of the memory of the small run.
  private static let growthMax = 1.2

  @OptionGroup var options: BenchOptions

  @Option(help: "Contacts of the large run.")
  var size = 100_000

  @Option(help: "Contacts of the small run.")
  var small = 10_000

  @Option(help: "The program; the one beside this where none is named.")
  var crosswalk: String?

  @Option(help: "The folder for the workspaces; the system's temporary one where none is named.")
  var folder: String?

  func run() async throws {
    let program = try Program(path: crosswalk)
    let runs = try await ScratchFolder.with(
      in: folder ?? FileManager.default.temporaryDirectory.path
    ) { scratch in
      try await [small, size].asyncMap { size in
        try await MeasuredRun.of(program, size: size, in: scratch.file("workspace-\(size)"))
      }
    }
    guard let low = runs.first, let high = runs.last else { return }
    var table = FigureTable("sync: HubSpot contacts to Salesforce leads, no limits in the way")
    for run in runs {
      table.add("\(run.size) contacts, records a second", run.recordsPerSecond)
      table.add(
        "\(run.size) contacts, processor for 10,000",
        run.processorPerTenThousand,
        "s",
        digits: 3,
        limit: .atMost(Self.processorMax),
        aim: Self.processorAim
      )
      table.add(
        "\(run.size) contacts, memory at its peak",
        run.peakMegabytes,
        "MB",
        digits: 1,
        limit: .atMost(Self.megabytesMax)
      )
    }
    table.add(
      "memory of the large run, of the small",
      high.peakMegabytes / low.peakMegabytes,
      digits: 2,
      limit: .atMost(Self.growthMax)
    )
    try options.finish(table)
  }
}

extension Array {
  /// Maps one after the other.
  fileprivate func asyncMap<Answer>(
    _ transform: (Element) async throws -> Answer
  ) async rethrows -> [Answer] {
    var answers: [Answer] = []
    for element in self { answers.append(try await transform(element)) }
    return answers
  }
}
