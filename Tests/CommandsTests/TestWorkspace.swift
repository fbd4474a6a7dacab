import Commands
import FoundationEssentials
import Records
import Sandbox
import StandIn
import Testing

/// A workspace in a temporary folder, driven in process, against a sandbox of its own.
struct TestWorkspace: Sendable {
  static let mapping = "hubspot-contacts-to-salesforce-leads"
  static let description = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """

  let folder: String
  let url: String

  struct Screen {
    let status: Commands.ExitStatus
    let output: String
    let errors: String
    var all: String { output + errors }
  }

  /// Makes the folder and the sandbox, and takes both away after `body`.
  static func with(
    org: SandboxOrg = .standard,
    size: Int = 300,
    model: ModelAnswer? = nil,
    _ body: @Sendable (TestWorkspace) async throws -> Void
  ) async throws {
    var options = SandboxOptions()
    options.size = size
    options.org = org
    options.salesforceTier = "enterprise"
    options.modelAnswer = model ?? { StandInModel.answer($0) }
    let folder = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await SandboxServer.running(options) { url in
      let workspace = TestWorkspace(folder: folder, url: url)
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      #expect(await workspace.run("init").status == .done)
      try workspace.edit("crosswalk.yaml") { text in
        text.replacing("http://127.0.0.1:8484", with: url)
          + (model == nil
            ? ""
            : "\nmodel:\n  endpoint: \(url)/model/v1\n  name: test-model\n  allow: loopback\n")
      }
      try await body(workspace)
    }
  }

  func run(_ words: String..., environment: [String: String] = [:]) async -> Screen {
    await run(words, environment: environment)
  }

  func run(_ words: [String], environment: [String: String] = [:]) async -> Screen {
    let output = RecordedOutput()
    let errors = RecordedOutput()
    let context = CommandContext(
      output: output,
      errors: errors,
      environment: environment.merging(["USER": "tester"]) { first, _ in first },
      workingFolder: folder,
      columns: 160
    )
    let status = await CrosswalkProgram.run(words, in: context)
    return Screen(status: status, output: output.text, errors: errors.text)
  }

  func describe(_ more: String...) async -> Screen {
    await run(["describe-mapping", Self.mapping, "--text", Self.description] + more)
  }

  func edit(_ path: String, _ change: (String) -> String) throws {
    let url = URL(filePath: folder + "/" + path)
    let text = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(change(text).utf8).write(to: url)
  }

  /// The first line of a file, counted from one, that holds a text.
  func line(of text: String, in path: String) throws -> Int {
    let bytes = try Data(contentsOf: URL(filePath: folder + "/" + path))
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return try #require(lines.firstIndex { $0.contains(text) }) + 1
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + path)
  }
}
