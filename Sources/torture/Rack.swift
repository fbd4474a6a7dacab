import Foundation
import Rig
import TortureOracle

/// Run after run, each against a sandbox of its own, until the program has been killed often
/// enough.
struct Rack {
  /// Lives of one run that may end without a kill before the run counts as one that never ends.
  private static let stopsMax = 60
  /// The share of kills in the first moments, and how long these last.
  private static let earlyPercent = 15
  private static let earlyMilliseconds = 30
  /// The share of lives that may last so long that a request is tried again after a fault.
  private static let longPercent = 10
  private static let longSeconds = 5.0
  /// Any other life lasts at most this share of an undisturbed run, so that a run has several.
  private static let shareMax = 0.5

  let program: Program
  let folder: String
  let size: Int
  let seed: UInt64
  let hasFaults: Bool
  private(set) var tally: Tally
  private var dice: Dice
  private var template: TrialWorkspace?

  init(program: Program, folder: String, size: Int, seed: UInt64, hasFaults: Bool) {
    self.program = program
    self.folder = folder
    self.size = size
    self.seed = seed
    self.hasFaults = hasFaults
    tally = Tally(seed: seed, size: size)
    dice = Dice(seed: seed)
  }

  /// Measures an undisturbed run, then kills until it has been enough.
  mutating func work(kills wanted: Int) async throws {
    try await run(kills: 0)
    while tally.kills < wanted { try await run(kills: wanted) }
  }

  /// One run from its start to its end, and the oracle's word about it.
  private mutating func run(kills wanted: Int) async throws {
    let number = tally.runs + 1
    let people = seed &* 1000 &+ UInt64(number)
    var progress = self
    self = try await SandboxProcess.running(program, size: size, seed: people) { sandbox in
      let workspace = try await progress.workspace(number, sandbox)
      let facts = Facts(door: sandbox.door, workspace: workspace)
      var broken = try await progress.drive(facts, kills: wanted)
      if broken.isEmpty { broken = Oracle(try await facts.evidence()).violations() }
      progress.tally.runs += 1
      progress.tally.findings += broken.map {
        Tally.Finding(run: number, seed: people, folder: workspace.folder, violation: $0)
      }
      if broken.isEmpty { try? FileManager.default.removeItem(atPath: workspace.folder) }
      return progress
    }
  }

  /// A workspace with the approved mapping: made once, then copied.
  private mutating func workspace(
    _ number: Int,
    _ sandbox: SandboxProcess
  ) async throws -> TrialWorkspace {
    let made: TrialWorkspace
    if let template {
      made = template
    } else {
      made = try await TrialWorkspace.make(
        in: folder + "/template",
        program: program,
        sandbox: sandbox.url
      )
      template = made
    }
    return try made.copy(to: folder + "/run-\(number)", sandbox: sandbox.url)
  }

  /// Starts, kills and resumes until the run has ended.
  private mutating func drive(_ facts: Facts, kills wanted: Int) async throws -> [Violation] {
    var stops = 0
    var wasKilled = false
    while true {
      let standing = try await facts.status()
      if standing?.isFinal ?? false { return [] }
      if standing != nil, wasKilled { tally.resumes += 1 }
      let isDoomed = tally.kills < wanted
      try await facts.door.put(faults: try plan(isDoomed: isDoomed))
      let life = try await Life.live(
        standing == nil ? ["sync", "run", TrialWorkspace.sync] : ["sync", "resume"],
        in: facts.workspace,
        killedAfter: isDoomed ? span() : nil,
        amongFaults: hasFaults && isDoomed
      )
      try await facts.door.clearFaults()
      let arrivals = try await facts.arrivals(since: life.started)
      if wasKilled, let first = arrivals.first {
        tally.restarts.append(.seconds(first.at.timeIntervalSince(life.started)))
      }
      tally.meet(arrivals.map(\.arrival))
      wasKilled = false
      switch life.ending {
      case .killed:
        tally.kill(after: arrivals.last?.arrival)
        if standing == nil { tally.killsBeforeAnyRun += 1 }
        wasKilled = true
      case .completed:
        if wanted == 0 { tally.undisturbed = .seconds(Date().timeIntervalSince(life.started)) }
      case .stopped:
        stops += 1
        tally.stops += 1
      case .declined:
        stops += 1
        tally.declined += 1
      case .broke(let summary): return [Violation(.runEnds, summary)]
      }
      if stops > Self.stopsMax { return [Violation(.runEnds, "it stops and stops")] }
    }
  }

  private mutating func plan(isDoomed: Bool) throws -> Data {
    guard hasFaults, isDoomed else { return try FaultDice.calm() }
    return try FaultDice.roll(&dice)
  }

  /// How long the next life may last: a moment, a part of a run, or long enough to outlive a fault.
  private mutating func span() -> Duration {
    let roll = Int.random(in: 0..<100, using: &dice)
    if roll < Self.earlyPercent {
      return .milliseconds(Int.random(in: 0...Self.earlyMilliseconds, using: &dice))
    }
    let most =
      roll < Self.earlyPercent + Self.longPercent
      ? Self.longSeconds : tally.undisturbed / .seconds(1) * Self.shareMax
    return .seconds(Double.random(in: 0...most, using: &dice))
  }
}
