import ArgumentParser
import Foundation
import Rig

/// Kills the program again and again, resumes it, and asks the oracle after every run.
@main
struct Torture: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "torture",
    abstract: "Kill the real program with SIGKILL, resume it, and ask an oracle from outside.",
    discussion: """
      Program and sandbox are processes of their own. After every run the oracle compares the \
      source, the store and the arrival log with what the program says of itself. Ends with \
      status 1 where a promise was broken; the workspace of that run is then kept.
      """
  )

  @Option(help: "How many times the program is killed.")
  var kills = 200

  @Option(help: "How many contacts a run has.")
  var size = 5000

  @Option(help: "The same seed gives the same people, faults and moments.")
  var seed: UInt64 = 1

  @Flag(inversion: .prefixedNo, help: "Let the platforms fail as well.")
  var faults = true

  @Option(help: "The program; the one beside this where none is named.")
  var crosswalk: String?

  @Option(help: "The folder for the workspaces; the system's temporary one where none is named.")
  var folder: String?

  func validate() throws {
    guard kills > 0, size > 0 else {
      throw ValidationError("Kills and size are numbers above zero.")
    }
  }

  func run() async throws {
    let parent = folder ?? FileManager.default.temporaryDirectory.path
    let place = parent + "/crosswalk-torture-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    var rack = Rack(
      program: try Program(path: crosswalk),
      folder: place,
      size: size,
      seed: seed,
      hasFaults: faults
    )
    do {
      try await rack.work(kills: kills)
    } catch {
      try? FileManager.default.removeItem(atPath: place)
      throw error
    }
    for line in rack.tally.lines { print(line) }
    guard rack.tally.findings.isEmpty else { throw ExitCode.failure }
    try? FileManager.default.removeItem(atPath: place)
  }
}
