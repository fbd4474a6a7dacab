import Commands
import FoundationEssentials
import Synchronization

/// A folder without a workspace, with the files of a description.
struct DescribeFolder {
  static let description = """
    Map the leads to people. Copy the name to Name. Copy the score to Level. Skip leads without an \
    e-mail.
    """

  static let source = """
    {"system": "files", "object": "leads", "fields": [
      {"name": "number", "type": "id"},
      {"name": "mail", "label": "E-mail", "path": "/contact/mail", "type": "email"},
      {"name": "name", "type": "text"}]}
    """

  static let target = """
    {"system": "crm", "object": "people", "fields": [
      {"name": "Email", "type": "email", "key": true, "required_on_create": true},
      {"name": "Name", "type": "text", "max_length": 40},
      {"name": "Level", "type": "enum", "options": ["low", {"value": "high", "label": "High"}]}]}
    """

  static let samples = """
    {"number": 1, "contact": {"mail": "ida@example.com"}, "name": "Ida Lund"}
    {"number": 2, "contact": {"mail": ""}, "name": "Nobody"}
    """

  let folder: MapFolder

  /// What a test saw while a command ran.
  final class Seen: Sendable {
    private let kept = Mutex("")

    var text: String {
      get { kept.withLock { $0 } }
      set { kept.withLock { $0 = newValue } }
    }
  }

  static func with(_ body: (DescribeFolder) async throws -> Void) async throws {
    try await MapFolder.with { folder in
      try folder.write(description, to: "request.txt")
      try folder.write(source, to: "source.json")
      try folder.write(target, to: "target.json")
      try folder.write(samples, to: "samples.jsonl")
      try await body(DescribeFolder(folder: folder))
    }
  }

  static let files = [
    "describe-mapping", "--source-catalog", "source.json", "--target-catalog", "target.json",
    "--samples", "samples.jsonl", "--out", "made",
  ]

  func describe(_ more: String...) async -> TestWorkspace.Screen {
    await folder.run(Self.files + ["--description", "request.txt"] + more)
  }

  /// Runs at a terminal where a person says these lines.
  func talk(_ lines: [String], _ words: [String]) async -> TestWorkspace.Screen {
    await talk(words) { $0 < lines.count ? lines[$0] : nil }
  }

  /// The same; `line` says each line by its number, from 0.
  func talk(
    _ words: [String],
    _ line: @escaping @Sendable (Int) -> String?
  ) async -> TestWorkspace.Screen {
    let output = RecordedOutput()
    let errors = RecordedOutput()
    var context = CommandContext(
      output: output,
      errors: errors,
      environment: ["NO_COLOR": "1"],
      workingFolder: folder.path,
      isTerminal: true
    )
    let count = Mutex(0)
    context.input = StandardInput(isTerminal: true) {
      let number = count.withLock { count in
        defer { count += 1 }
        return count
      }
      return line(number)
    }
    let status = await CrosswalkProgram.run(words, in: context)
    return TestWorkspace.Screen(status: status, output: output.text, errors: errors.text)
  }
}
