package import Records

/// What a command may use of the world around it; a value, so that tests run commands in process.
package struct CommandContext: Sendable {
  @TaskLocal package static var current = CommandContext.process

  package var output: any OutputSink
  package var errors: any OutputSink
  package var environment: [String: String]
  package var workingFolder: String
  /// Whether a person watches: progress bars, colours.
  package var isTerminal: Bool
  package var columns: Int
  /// Columns of the terminal behind standard error; `nil` where there is none.
  package var errorColumns: Int?
  /// How this program was called, for the commands it suggests.
  package var program: String
  /// The folder of the workspace as the person wrote it; `nil` for the one they stand in.
  var workspace: String?
  package var input = StandardInput.none
  package var now: @Sendable () -> Instant

  package init(
    output: any OutputSink,
    errors: any OutputSink,
    environment: [String: String] = [:],
    workingFolder: String,
    isTerminal: Bool = false,
    columns: Int = 100,
    program: String = "crosswalk",
    now: @escaping @Sendable () -> Instant = { Instant(milliseconds: ProcessEdge.milliseconds) }
  ) {
    self.output = output
    self.errors = errors
    self.environment = environment
    self.workingFolder = workingFolder
    self.isTerminal = isTerminal
    self.columns = columns
    self.program = program
    self.now = now
  }

  /// A command as the person can type it from where they stand, for the same workspace.
  func typed(_ words: String...) -> String { typed(words) }

  func typed(_ words: [String]) -> String {
    typedElsewhere(words + (workspace.map { ["-w", $0] } ?? []))
  }

  /// The same for whatever workspace the person is in then.
  func typedElsewhere(_ words: [String]) -> String {
    ([program] + words.map(Self.quoted)).joined(separator: " ")
  }

  /// A word as a shell takes it for one.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-_./:=@,+%…".unicodeScalars.contains(scalar)
    }
    guard word.isEmpty || !isPlain else { return word }
    let special: Set<Character> = ["\"", "\\", "$", "`"]
    return "\"" + word.map { special.contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
