import FoundationEssentials
import Records
import Testing

/// A workspace in a temporary folder with the mapping of the README, approved, and a sandbox to
/// run it against.
struct DemoWorkspace {
  static let description = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """
  static let mapping = "hubspot-contacts-to-salesforce-leads"

  let binary: CrosswalkBinary
  let folder: String

  /// Makes the folder, points it at the sandbox, and cleans up after `body`.
  static func with(
    sandbox url: String,
    _ body: (DemoWorkspace) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let workspace = DemoWorkspace(binary: CrosswalkBinary(folder: folder), folder: folder)
    try await workspace.expectSuccess("init")
    try workspace.edit { $0.replacing("http://127.0.0.1:8484", with: url) }
    try await body(workspace)
  }

  func describeAndApprove() async throws {
    try await expectSuccess("describe-mapping", Self.mapping, "--text", Self.description, "--json")
    try await expectSuccess("approve-mapping", Self.mapping)
  }

  @discardableResult
  func expectSuccess(_ words: String...) async throws -> CrosswalkBinary.Ending {
    let ending = try await binary.run(words)
    try #require(ending.code == 0, "\(words): \(ending.status)\n\(ending.output)\(ending.errors)")
    return ending
  }

  /// The newest run as `runs --json` tells it.
  func newestRun() async throws -> JSON {
    let ending = try await expectSuccess("runs", "--json")
    let runs = try JSON(parsing: ending.output).array ?? []
    return try #require(runs.first)
  }

  /// Changes `crosswalk.yaml`.
  func edit(_ change: (String) -> String) throws {
    let url = URL(filePath: folder + "/crosswalk.yaml")
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try Data(change(text).utf8).write(to: url)
  }

  /// The runs that have ended, the newest first.
  func endedRuns() async throws -> [JSON] {
    let ending = try await binary.run("runs", "--json", "--limit", "50")
    let runs = (try? JSON(parsing: ending.output).array) ?? []
    return runs.filter { $0["ended_at"] != nil }
  }
}
