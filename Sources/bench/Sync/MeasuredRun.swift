import CBench
import Foundation
import Rig
import Synchronization

/// One run of the real program, and what it took.
struct MeasuredRun {
  let size: Int
  let seconds: Double
  let processorSeconds: Double
  let peakMegabytes: Double

  var recordsPerSecond: Double { Double(size) / seconds }
  var processorPerTenThousand: Double { processorSeconds / Double(size) * 10_000 }

  private static let sampleEvery = Duration.milliseconds(5)

  /// Runs a sync over so many contacts in a workspace of its own.
  static func of(_ program: Program, size: Int, in folder: String) async throws -> MeasuredRun {
    try await SandboxProcess.running(program, size: size, seed: 1) { sandbox in
      let workspace = try await TrialWorkspace.make(
        in: folder,
        program: program,
        sandbox: sandbox.url
      )
      // The sandbox is still at work and not among the children that have been waited for.
      let processor = cbench_children_cpu()
      let peak = Mutex(0)
      let clock = ContinuousClock()
      let start = clock.now
      let ending = try await program.run(
        ["sync", "run", TrialWorkspace.sync, "--json"],
        in: workspace.folder
      ) { live in
        while !Task.isCancelled {
          if let bytes = peakBytes(of: live.process) { peak.withLock { $0 = bytes } }
          try? await Task.sleep(for: sampleEvery)
        }
      }
      let elapsed = clock.now - start
      guard ending.code == 0 || ending.code == 3 else { throw RigFault(ending.summary) }
      return MeasuredRun(
        size: size,
        seconds: elapsed.seconds,
        processorSeconds: Double(cbench_children_cpu() - processor) / 1e9,
        peakMegabytes: Double(peak.withLock { $0 }) / 1_048_576
      )
    }
  }

  /// The most memory a process has held so far; the kernel keeps the mark.
  private static func peakBytes(of process: Int32) -> Int? {
    guard
      let data = FileManager.default.contents(atPath: "/proc/\(process)/status"),
      let line = String(decoding: data, as: UTF8.self)
        .split(separator: "\n")
        .first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = Int(line.filter(\.isNumber))
    else { return nil }
    return kilobytes * 1024
  }
}
