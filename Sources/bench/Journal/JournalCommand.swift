import ArgumentParser
import Foundation

/// `bench journal`: our journal beside the bare loop, and what waiting together gains.
struct JournalCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Events a second, beside a bare loop in C on the same disk in the same minute."
  )

  /// Of the bare loop's rows a second.
  private static let shareMin = 0.60
  /// Of what a single producer gets.
  private static let togetherMin = 4.0
  private static let producers = 16

  @OptionGroup var options: BenchOptions

  @Option(help: "Rounds of each kind, taken in turn; the middle one counts.")
  var rounds = 5

  @Option(help: "Rows in a round.")
  var rows = 50_000

  @Option(help: "Commits in a round of single events.")
  var commits = 4_000

  @Option(help: "The folder whose disk is measured; usually the system's temporary one.")
  var folder: String?

  func run() async throws {
    let table = try await ScratchFolder.with(
      in: folder ?? FileManager.default.temporaryDirectory.path
    ) { scratch in
      var table = FigureTable("journal: \(rounds) rounds of \(rows) rows, synchronous FULL")
      let sync = try CLoop.syncMicroseconds(at: scratch.file("sync"))
      table.add("4 KB appended and synced, median", sync, "µs")
      for batch in [100, 1000] { try await compare(batch, scratch, &table) }
      try await group(scratch, &table)
      return table
    }
    try options.finish(table)
  }

  /// The bare loop and ours in turn, so that a slow minute of the disk meets both.
  private func compare(
    _ batch: Int,
    _ scratch: ScratchFolder,
    _ table: inout FigureTable
  ) async throws {
    let shape = JournalShape(rows: rows, batch: batch)
    var bare: [Double] = []
    var ours: [Double] = []
    for _ in 0..<rounds {
      bare.append(Double(shape.rows) / (try CLoop.write(shape, to: scratch.file("bare"))))
      scratch.remove("bare")
      ours.append(Double(shape.rows) / (try await OurLoop.write(shape, to: scratch.file("ours"))))
      scratch.remove("ours")
    }
    table.add("\(batch) a transaction, bare loop in C", bare.median, "rows/s")
    table.add("\(batch) a transaction, our journal", ours.median, "events/s")
    table.add(
      "\(batch) a transaction, ours of bare",
      ours.median / bare.median,
      digits: 2,
      limit: .atLeast(Self.shareMin)
    )
  }

  /// One producer that waits for each commit, beside many that do.
  private func group(_ scratch: ScratchFolder, _ table: inout FigureTable) async throws {
    var alone: [Double] = []
    var together: [Double] = []
    let many = commits * 2
    for _ in 0..<rounds {
      let one = try await OurLoop.commit(commits, producers: 1, to: scratch.file("ours"))
      alone.append(Double(commits) / one)
      scratch.remove("ours")
      let all = try await OurLoop.commit(
        many,
        producers: Self.producers,
        to: scratch.file("ours")
      )
      together.append(Double(many) / all)
      scratch.remove("ours")
    }
    table.add("one producer waiting for each", alone.median, "events/s")
    table.add("\(Self.producers) producers waiting for each", together.median, "events/s")
    table.add(
      "together of alone",
      together.median / alone.median,
      digits: 2,
      limit: .atLeast(Self.togetherMin)
    )
  }
}
