import Foundation
import Records
import Rig

/// What the engine does for a record, counted and not timed: allocations and instructions.
struct EngineFigures {
  private static let count = 1000
  private static let seed: UInt64 = 1
  /// Instructions a record of the generated contacts, seed 1, by callgrind; x86-64, Swift 6.3.
  private static let committedInstructions = 40_205.0
  /// Beyond this a regression is one: other compilers and libraries move it less.
  private static let tolerance = 1.03

  private static var program: String { get throws { try Program.sibling("engineloop") } }

  private let trial: MapTrial
  /// A file of contacts, always the same.
  private let records: String

  init(trial: MapTrial, scratch: ScratchFolder) throws {
    self.trial = trial
    records = scratch.file("counted.jsonl")
    try ContactFile.writeJSON(Self.count, seed: Self.seed, to: records)
  }

  func add(to table: inout FigureTable) throws {
    let output = records + ".count"
    _ = try MeasuredProcess.expect(words(Self.program, passes: 3), output: output)
    let found = try JSON(parsing: Array(FileManager.default.contents(atPath: output) ?? Data()))
    guard let allocations = found["allocations"]?.int, let count = found["records"]?.int else {
      throw RigFault("engineloop says \(found.text())")
    }
    if allocations >= 0 {
      table.add(
        "allocations of the engine, a record",
        Double(allocations) / Double(count),
        digits: 3,
        limit: .atMost(0)
      )
    }
    // valgrind does not read the newest form of debug information.
    let bare = records + ".program"
    _ = try? MeasuredProcess.of(["objcopy", "--strip-debug", try Self.program, bare])
    guard let one = try instructions(of: bare, passes: 1),
      let three = try instructions(of: bare, passes: 3)
    else {
      print("left out, it does not run here: valgrind")
      return
    }
    table.add(
      "instructions of the engine, a record",
      (three - one) / 2 / Double(Self.count),
      limit: .atMost(Self.committedInstructions * Self.tolerance)
    )
  }

  /// All instructions of a run of so many passes; `nil` where there is no callgrind.
  private func instructions(of program: String, passes: Int) throws -> Double? {
    let counts = records + ".callgrind"
    let run = try? MeasuredProcess.of(
      ["valgrind", "--tool=callgrind", "--callgrind-out-file=\(counts)"]
        + words(program, passes: passes)
    )
    guard run?.status == 0 else { return nil }
    var file = try LineFile(counts)
    while let line = try file.next() {
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      if words.first == "summary:" || words.first == "totals:" {
        return words.last.flatMap { Double($0) }
      }
    }
    return nil
  }

  private func words(_ program: String, passes: Int) -> [String] {
    [
      program, trial.specPath(MapTrial.lead),
      trial.catalogPath("bench-contacts"), trial.catalogPath("bench-leads"), records,
      String(passes),
    ]
  }
}
