import Foundation
import Subprocess
import SystemPackage

/// The real program, as the build made it.
package struct Program: Sendable {
  /// How a process ended, and what it said.
  package struct Ending: Sendable {
    /// `nil` where a signal ended it.
    package var code: Int32?
    /// `nil` where it ended by itself.
    package var signal: Int32?
    package var output: String
    package var errors: String

    /// For a message: the status and the last of what was said.
    package var summary: String {
      let text = (errors + output).split(separator: "\n").suffix(4).joined(separator: " / ")
      let status = code.map { "status \($0)" } ?? "signal \(signal ?? 0)"
      return "\(status): \(text)"
    }
  }

  /// A process that is at work.
  package struct Live: Sendable {
    package let process: Int32
    package let kill: @Sendable () -> Void
  }

  package let path: String

  /// The program at a path, or the one beside this executable.
  package init(path: String? = nil) throws {
    self.path = try path ?? Self.sibling("crosswalk")
    guard FileManager.default.isExecutableFile(atPath: self.path) else {
      throw RigFault("\(self.path) is no program; build it, or name it with --crosswalk")
    }
  }

  /// Runs a command to its end.
  package func run(_ words: [String], in folder: String) async throws -> Ending {
    try await run(words, in: folder) { _ in }
  }

  /// Runs a command to its end, while `watch` looks on; it is cancelled when the process ends.
  package func run(
    _ words: [String],
    in folder: String,
    watch: @escaping @Sendable (Live) async -> Void
  ) async throws -> Ending {
    let result = try await Subprocess.run(
      .path(FilePath(path)),
      arguments: Arguments(words),
      environment: Self.environment,
      workingDirectory: FilePath(folder),
      input: .none,
      output: .sequence,
      error: .string(limit: 16 << 20)
    ) { execution in
      let live = Live(process: execution.processIdentifier.value) {
        try? execution.send(signal: .kill)
      }
      let watching = Task { await watch(live) }
      var output = ""
      for try await line in execution.standardOutput.strings() { output += line + "\n" }
      watching.cancel()
      await watching.value
      return output
    }
    var ending = Ending(output: result.closureResult, errors: result.standardError)
    switch result.terminationStatus {
    case .exited(let code): ending.code = code
    case .signaled(let signal): ending.signal = signal
    }
    return ending
  }

  /// Runs a command that must succeed.
  @discardableResult
  package func expectSuccess(_ words: [String], in folder: String) async throws -> Ending {
    let ending = try await run(words, in: folder)
    guard ending.code == 0 else {
      throw RigFault("\(words.joined(separator: " ")): \(ending.summary)")
    }
    return ending
  }

  /// A crash must be as quick as a kill, and nobody is asked who he is.
  static let environment = Environment.inherit.updating([
    "SWIFT_BACKTRACE": "enable=no", "CROSSWALK_ACTOR": "rig",
  ])

  /// The path of a program that was built beside this one.
  package static func sibling(_ name: String) throws -> String {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: own).deletingLastPathComponent().appending(path: name).path
  }
}

/// Why the rig could not do what it was asked.
package struct RigFault: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
