import ArgumentParser
import Foundation
import Journal
import Records
import Rig
import SyncMachine

/// `bench past`: what a long past costs: an answer to "why", and a start after a kill.
struct PastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "past",
    abstract: "The time of \"why\" and of a restart with a million events in the journal.",
    discussion: "Both as a person meets them: a whole process, from its start."
  )

  private static let whyMax = 100.0
  private static let restartMax = 2.0
  private static let rounds = 5

  @OptionGroup var options: BenchOptions

  @Option(help: "Events in the journal.")
  var events = 1_000_000

  @Option(help: "Contacts of the runs in it.")
  var size = 10_000

  @Option(help: "The program; the one beside this where none is named.")
  var crosswalk: String?

  @Option(help: "The folder for the workspace; the system's temporary one where none is named.")
  var folder: String?

  func run() async throws {
    let program = try Program(path: crosswalk)
    try await ScratchFolder.with(
      in: folder ?? FileManager.default.temporaryDirectory.path
    ) { scratch in
      try await SandboxProcess.running(program, size: size, seed: 1) { sandbox in
        let workspace = try await TrialWorkspace.make(
          in: scratch.file("workspace"),
          program: program,
          sandbox: sandbox.url
        )
        _ = try await workspace.run(["sync", "run", TrialWorkspace.sync, "--json"])
        let count = try await fill(workspace)
        var table = FigureTable("a past of \(count) events, one run over \(size) contacts in it")
        table.add(
          "why, the whole process, median",
          try await why(workspace),
          "ms",
          digits: 1,
          limit: .atMost(Self.whyMax)
        )
        table.add(
          "restart after a kill to the first request",
          try await restart(workspace, sandbox),
          "s",
          digits: 3,
          limit: .atMost(Self.restartMax)
        )
        try options.finish(table)
      }
    }
  }

  /// Appends to the journal until it has as many events as wanted.
  private func fill(_ workspace: TrialWorkspace) async throws -> Int {
    let journal = try await EventJournal.open(
      at: workspace.folder + "/.crosswalk/journal.sqlite",
      actor: "bench"
    ) { Instant(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000)) }
    let event = StoredEvent("bench.written", body: #"{"text":"a schedule decided something"}"#)
    var count = try await journal.reader.lastSequence()
    while count < events {
      let more = min(1000, events - count)
      let note = JournalNote(.sync("bench"), Array(repeating: event, count: more))
      count = try await journal.commit(.note(note)).lastSequence
    }
    await journal.close()
    return count
  }

  /// Milliseconds.
  private func why(_ workspace: TrialWorkspace) async throws -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for round in 0..<Self.rounds {
      let record = String(1 + 50 * (size / 2 + round))
      let start = clock.now
      let ending = try await workspace.run(["why", record, "--field", "LastName"])
      times.append((clock.now - start).seconds * 1000)
      guard ending.code == 0 else { throw RigFault(ending.summary) }
    }
    return times.median
  }

  /// Seconds from the start of the process to the first request it makes.
  private func restart(
    _ workspace: TrialWorkspace,
    _ sandbox: SandboxProcess
  ) async throws -> Double {
    let door = sandbox.door
    let before = try await door.arrivalCount()
    _ = try await workspace.program.run(
      ["sync", "run", TrialWorkspace.sync, "--full", "--json"],
      in: workspace.folder
    ) { live in
      while !Task.isCancelled {
        if let count = try? await door.arrivalCount(), count > before + 20 { live.kill() }
        try? await Task.sleep(for: .milliseconds(2))
      }
    }
    let left = try await door.arrivalCount()
    let first = FirstArrival()
    let clock = ContinuousClock()
    let start = clock.now
    let ending = try await workspace.program.run(
      ["sync", "resume", "--json"],
      in: workspace.folder
    ) { _ in
      while !Task.isCancelled {
        if let count = try? await door.arrivalCount(), count > left {
          await first.note((clock.now - start).seconds)
          return
        }
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    guard let seconds = await first.seconds else { throw RigFault(ending.summary) }
    return seconds
  }
}

/// When something was seen first.
private actor FirstArrival {
  private(set) var seconds: Double?

  func note(_ seconds: Double) { if self.seconds == nil { self.seconds = seconds } }
}
