import Foundation
import Rig

/// One process of the program, from its start to its end or its death.
struct Life {
  enum Ending {
    case killed
    /// The run is at its end.
    case completed
    /// It waits for time, quota or a person; it can be resumed.
    case stopped
    /// It would not begin while a platform failed: the connections are tried once, before a run.
    case declined
    /// It ended as no run may end.
    case broke(String)
  }

  let ending: Ending
  let started: Date

  /// Lives until it ends, or for so long.
  static func live(
    _ words: [String],
    in workspace: TrialWorkspace,
    killedAfter delay: Duration?,
    amongFaults: Bool
  ) async throws -> Life {
    let started = Date()
    let ending = try await workspace.program.run(words + ["--json"], in: workspace.folder) { live in
      guard let delay else { return }
      do {
        try await Task.sleep(for: delay)
        live.kill()
      } catch {
        // It ended by itself.
      }
    }
    let isPlatforms = amongFaults && (ending.output + ending.errors).contains(connectionCode)
    let verdict: Ending =
      switch (ending.code, ending.signal) {
      // Any other signal is a crash.
      case (nil, 9) where delay != nil: .killed
      case (0, _), (3, _): .completed
      case (4, _), (6, _): .stopped
      case (1, _) where isPlatforms: .declined
      default: .broke(ending.summary)
      }
    return Life(ending: verdict, started: started)
  }

  /// How the codes begin that say a platform cannot be reached or does not work.
  private static let connectionCode = #""code":"CON3"#
}
