import Foundation
import Subprocess
import SystemPackage

/// A sandbox as a process of its own; what it holds is lost with it.
package struct SandboxProcess: Sendable {
  package let url: String
  package let process: Int32

  package var door: SandboxDoor { SandboxDoor(url: url) }

  /// Starts one on a free port without limits, and ends it after `body`.
  package static func running<Answer: Sendable>(
    _ program: Program,
    size: Int,
    seed: UInt64,
    _ body: (SandboxProcess) async throws -> Answer
  ) async throws -> Answer {
    let words = [
      "sandbox", "--port", "0", "--size", String(size), "--seed", String(seed), "--no-limits",
      "--json",
    ]
    let result = try await Subprocess.run(
      .path(FilePath(program.path)),
      arguments: Arguments(words),
      environment: Program.environment,
      input: .none,
      output: .sequence,
      error: .discarded
    ) { execution in
      defer { try? execution.send(signal: .kill) }
      var said = execution.standardOutput.strings().makeAsyncIterator()
      let line = try await said.next() ?? ""
      let greeting = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
      guard let url = greeting["url"] else { throw RigFault("the sandbox says \(line)") }
      return try await body(
        SandboxProcess(url: url, process: execution.processIdentifier.value)
      )
    }
    return result.closureResult
  }
}
