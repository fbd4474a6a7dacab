import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// The real program, as the build made it.
struct CrosswalkBinary {
  struct Ending {
    var status: TerminationStatus
    var output: String
    var errors: String

    var code: Int32? { if case .exited(let code) = status { code } else { nil } }
  }

  /// Beside the bundle of the tests.
  static let path: String = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    return URL(filePath: bundle).deletingLastPathComponent().appending(path: "crosswalk").path
  }()

  let folder: String

  /// Runs one command to its end.
  func run(_ words: String..., input: String = "") async throws -> Ending {
    try await run(words, input: input)
  }

  /// Runs one command to its end.
  func run(_ words: [String], input: String = "") async throws -> Ending {
    let result = try await Subprocess.run(
      .path(.init(Self.path)),
      arguments: Arguments(words),
      environment: .inherit.updating(["CROSSWALK_ACTOR": "tester"]),
      workingDirectory: .init(folder),
      input: .string(input),
      output: .string(limit: 16 << 20),
      error: .string(limit: 16 << 20)
    )
    return Ending(
      status: result.terminationStatus,
      output: result.standardOutput,
      errors: result.standardError
    )
  }

  /// Starts a command, waits until `isTime` returns, and sends it a signal.
  func runAndSignal(
    _ signal: Signal,
    _ words: String...,
    when isTime: () async throws -> Void
  ) async throws
    -> TerminationStatus
  {
    let result = try await Subprocess.run(
      .path(.init(Self.path)),
      arguments: Arguments(words),
      environment: .inherit.updating(["CROSSWALK_ACTOR": "tester"]),
      workingDirectory: .init(folder),
      input: .none,
      output: .discarded,
      error: .discarded
    ) { execution in
      try await isTime()
      try execution.send(signal: signal)
    }
    return result.terminationStatus
  }
}
