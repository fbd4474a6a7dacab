import Commands
import FoundationEssentials
import Records

/// A folder without a workspace, with a small mapping of its own.
struct MapFolder {
  static let spec = """
    {"mapping": 1, "id": "leads", "description": [{"id": "S1", "text": "Map leads to contacts."}],
     "source": {"system": "files", "object": "crm-leads",
       "read": {"trim": true, "blank_as_null": true}},
     "target": {"system": "hubspot", "object": "contacts", "operation": "upsert",
       "key": ["email"]},
     "defaults": {"on_error": "reject_record", "on_null": "omit", "time_zone": "UTC"},
     "filters": [{"id": "f1", "action": "drop_record",
       "when": {"all": [{"of": {"field": "E-mail"}, "op": "is_null"}]},
       "because": [{"s": "S1", "quote": "Map leads"}]}],
     "value_maps": [{"name": "stage", "entries": [{"from": "Customer", "to": "customer"}]}],
     "rules": [
      {"id": "r1", "target": "email", "value": {"field": "E-mail", "then": [{"fn": "lower"}]},
       "on_null": "reject_record", "because": [{"s": "S1", "quote": "Map leads"}]},
      {"id": "r2", "target": "company", "value": {"field": "Company"},
       "because": [{"s": "S1", "quote": "Map leads"}]},
      {"id": "r3", "target": "jobtitle", "value": {"field": "Job Title"},
       "because": [{"s": "S1", "quote": "Map leads"}]},
      {"id": "r4", "target": "lifecyclestage", "on_error": "fail_run", "value": {"field": "Stage",
        "then": [{"fn": "map_value", "map": "stage", "unlisted": "error"}]},
       "because": [{"s": "S1", "quote": "Map leads"}]}]}
    """

  let path: String

  /// Makes the folder, and takes it away after `body`.
  static func with(_ body: (MapFolder) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/map-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let folder = MapFolder(path: path)
    try folder.write(Array(spec.utf8), to: "leads/mapping.json")
    try await body(folder)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  func link(_ name: String, to other: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name,
      withDestinationPath: other
    )
  }

  func has(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  func run(_ words: String...) async -> TestWorkspace.Screen { await run(words) }

  func run(_ words: [String]) async -> TestWorkspace.Screen {
    let output = RecordedOutput()
    let errors = RecordedOutput()
    let context = CommandContext(output: output, errors: errors, workingFolder: path)
    let status = await CrosswalkProgram.run(words, in: context)
    return TestWorkspace.Screen(status: status, output: output.text, errors: errors.text)
  }

  /// What stands in a file of rejects: `line outcome code rule field`, with `-` for null.
  func rejects(_ name: String = "rejects.jsonl") throws -> [String] {
    try text(of: name).split(separator: "\n").map { line in
      let reject = try JSON(parsing: String(line))
      let words = ["outcome", "code", "rule", "field"].map { reject[$0]?.string ?? "-" }
      return "\(reject["line"]?.int ?? 0) " + words.joined(separator: " ")
    }
  }
}
