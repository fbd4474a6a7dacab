import Subprocess

/// Other people's programs, run to their end.
enum Shell {
  struct Outcome {
    var succeeded: Bool
    /// Both outputs, the end of each where they are long.
    var output: String
  }

  static func run(_ words: [String]) async throws -> Outcome {
    let result = try await Subprocess.run(
      .name(words[0]),
      arguments: Arguments(Array(words.dropFirst())),
      output: .string(limit: 4 << 20),
      error: .string(limit: 4 << 20)
    )
    let text = result.standardOutput + result.standardError
    return Outcome(
      succeeded: result.terminationStatus.isSuccess,
      output: text.split(separator: "\n").suffix(60).joined(separator: "\n")
    )
  }
}
