import Foundation
import Rig

/// The programs that are measured beside each other, and their input.
struct MapContest {
  /// One of them.
  struct Entrant {
    let name: String
    let words: [String]
    /// Where standard output goes.
    let output: String
    let records: Int
  }

  static let lines = "crosswalk map, JSON Lines"
  static let rows = "crosswalk map, CSV"
  static let renames = "crosswalk map, \(MapTrial.renameCount) renames"

  let program: Program
  let trial: MapTrial
  let scratch: ScratchFolder
  let records: Int
  let bytesPerRecord: Int

  /// A few contacts, to see whether a program runs.
  var trialFile: String { scratch.file("contacts-\(Self.trialCount).jsonl") }
  private var linesFile: String { scratch.file("contacts-\(records).jsonl") }
  private var rowsFile: String { scratch.file("contacts-\(records).csv") }
  private let seed: UInt64
  private static let trialCount = 10

  /// Makes the contacts.
  init(
    _ program: Program,
    trial: MapTrial,
    scratch: ScratchFolder,
    _ records: Int,
    seed: UInt64
  ) throws {
    self.program = program
    self.trial = trial
    self.scratch = scratch
    self.records = records
    self.seed = seed
    let lines = scratch.file("contacts-\(records).jsonl")
    try ContactFile.writeJSON(records, seed: seed, to: lines)
    try ContactFile.writeCSV(records, seed: seed, to: scratch.file("contacts-\(records).csv"))
    try ContactFile.writeJSON(
      Self.trialCount,
      seed: seed,
      to: scratch.file("contacts-\(Self.trialCount).jsonl")
    )
    let size = try FileManager.default.attributesOfItem(atPath: lines)[.size] as? Int ?? 0
    bytesPerRecord = size / records
  }

  // MARK: Equal before anything is measured

  /// Everyone that takes part; throws where one writes something else than the others.
  func entrants(_ peers: [MapPeer]) throws -> [Entrant] {
    let own = [
      Entrant(
        name: Self.lines,
        words: trial.words(program, MapTrial.lead, linesFile),
        output: scratch.file("lines.out"),
        records: records
      ),
      Entrant(
        name: Self.rows,
        words: trial.words(program, MapTrial.rows, rowsFile),
        output: scratch.file("rows.out"),
        records: records
      ),
    ]
    let renaming = Entrant(
      name: Self.renames,
      words: trial.words(program, MapTrial.renames, linesFile),
      output: scratch.file("renames.out"),
      records: records
    )
    for entrant in own { _ = try MeasuredProcess.expect(entrant.words, output: entrant.output) }
    try expectEqual(own[0].output, own[1].output, Self.rows)
    let others = try peers.map { peer in try entrant(peer, against: own[0].output) }
    return own + [renaming] + others
  }

  /// A peer with as many records as it can do, compared with what we make of the same.
  private func entrant(_ peer: MapPeer, against reference: String) throws -> Entrant {
    let count = min(records, peer.recordsMax)
    let input = scratch.file("contacts-\(count).jsonl")
    if count < records { try ContactFile.writeJSON(count, seed: seed, to: input) }
    let output = scratch.file("peer.out")
    let entrant = Entrant(
      name: peer.name,
      words: peer.command(input, output),
      output: peer.writesOutput ? output : "/dev/null",
      records: count
    )
    guard peer.maps else { return entrant }
    _ = try MeasuredProcess.expect(entrant.words, output: entrant.output)
    var ours = reference
    if count < records {
      ours = scratch.file("prefix.out")
      _ = try MeasuredProcess.expect(trial.words(program, MapTrial.lead, input), output: ours)
    }
    try expectEqual(ours, output, peer.name)
    return entrant
  }

  private func expectEqual(_ ours: String, _ theirs: String, _ name: String) throws {
    guard let difference = try OutputComparison.difference(ours, theirs) else { return }
    throw RigFault("\(name) writes something else: \(difference)")
  }

  // MARK: Taking turns

  /// Measures everyone in every round, in an order that is shuffled for each.
  func measure(_ entrants: [Entrant], rounds: Int) throws -> MapResults {
    var chance = SeededChance(seed: seed)
    var results = MapResults(order: entrants.map(\.name))
    for _ in 0..<rounds {
      var waiting = entrants
      while !waiting.isEmpty {
        let entrant = waiting.remove(at: chance.below(waiting.count))
        let run = try MeasuredProcess.expect(entrant.words, output: entrant.output)
        results.add(entrant.name, run.processorSeconds / Double(entrant.records) * 1e6)
      }
    }
    return results
  }

  // MARK: Figures without a peer

  /// Memory, start-up and shards.
  func measureAlone(rounds: Int, times: Int, _ table: inout FigureTable) throws {
    try measureJobs(rounds: rounds, &table)
    let words = Array(trial.words(program, MapTrial.lead, "-").filter { $0 != "-" })
    let memory = try MeasuredProcess.expect(words, input: linesFile, times: times)
    table.add(
      "peak memory, \(FigureTable.text(Double(records * times), 0)) records",
      memory.peakMegabytes,
      "MB",
      digits: 1,
      limit: .atMost(96),
      aim: 48
    )
    var starts: [MeasuredProcess] = []
    for _ in 0..<max(rounds, 11) {
      starts.append(try .expect(trial.words(program, MapTrial.renames, trialFile)))
    }
    table.add(
      "start-up with a small spec, processor",
      starts.map(\.processorSeconds).median * 1e3,
      "ms",
      digits: 1,
      limit: .atMost(50),
      aim: 15
    )
    table.add(
      "start-up with a small spec, on the clock",
      starts.map(\.wallSeconds).median * 1e3,
      "ms",
      digits: 1
    )
  }

  /// The same bytes from two shards, sooner; left out where the program has no shards.
  private func measureJobs(rounds: Int, _ table: inout FigureTable) throws {
    let help = scratch.file("help.txt")
    _ = try MeasuredProcess.expect([program.path, "map", "--help"], output: help)
    guard try String(contentsOfFile: help, encoding: .utf8).contains("--jobs") else {
      print("left out, the program does not know it: --jobs")
      return
    }
    let words = trial.words(program, MapTrial.lead, linesFile)
    var seconds: [Int: [Double]] = [:]
    for _ in 0..<rounds {
      for jobs in [1, 2] {
        let run = try MeasuredProcess.expect(
          words + ["--jobs", String(jobs)],
          output: scratch.file("jobs-\(jobs).out")
        )
        seconds[jobs, default: []].append(run.wallSeconds)
      }
    }
    let files = [1, 2].map { FileManager.default.contents(atPath: scratch.file("jobs-\($0).out")) }
    guard files[0] == files[1] else { throw RigFault("two shards write other bytes than one") }
    table.add(
      "--jobs 2, speed-up on the clock",
      (seconds[1] ?? []).median / (seconds[2] ?? []).median,
      digits: 2,
      limit: .atLeast(1.7),
      aim: 1.9
    )
  }
}
