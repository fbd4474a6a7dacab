import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// The real program as a filter between other programs.
@Suite("map, in a pipe", .timeLimit(.minutes(10)))
struct MapPipeTests {
  static let spec = """
    {"mapping": 1, "id": "leads", "description": [{"id": "S1", "text": "Map leads to contacts."}],
     "source": {"system": "files", "object": "crm-leads",
       "read": {"trim": true, "blank_as_null": true}},
     "target": {"system": "hubspot", "object": "contacts", "operation": "upsert",
       "key": ["email"]},
     "defaults": {"on_error": "reject_record", "on_null": "omit", "time_zone": "UTC"},
     "rules": [
      {"id": "r1", "target": "email", "value": {"field": "E-mail", "then": [{"fn": "lower"}]},
       "on_null": "reject_record", "because": [{"s": "S1", "quote": "Map leads"}]}]}
    """

  /// Makes a folder with the mapping `leads.json`, and takes it away after `body`.
  static func with(_ body: (CrosswalkBinary) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.path + "/pipe-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(spec.utf8).write(to: URL(filePath: path + "/leads.json"))
    try await body(CrosswalkBinary(folder: path))
  }

  /// A line of a shell in the folder; `crosswalk` is the program.
  static func shell(
    _ line: String,
    in binary: CrosswalkBinary
  ) async throws -> CrosswalkBinary.Ending {
    let result = try await Subprocess.run(
      .path("/bin/sh"),
      arguments: ["-c", "crosswalk() { '\(CrosswalkBinary.path)' \"$@\"; }; \(line)"],
      workingDirectory: .init(binary.folder),
      input: .none,
      output: .string(limit: 16 << 20),
      error: .string(limit: 16 << 20)
    )
    return CrosswalkBinary.Ending(
      status: result.terminationStatus,
      output: result.standardOutput,
      errors: result.standardError
    )
  }

  @Test(arguments: ["", "--jobs 2", "--output-format csv", "--rejects rejects.jsonl"])
  func `ends quietly where the reader goes away`(options: String) async throws {
    try await Self.with { binary in
      let many = (1...60_000).map { #"{"E-mail":"p\#($0)@example.com"}"# }.joined(separator: "\n")
      try Data(many.utf8).write(to: URL(filePath: binary.folder + "/a.jsonl"))
      let ended = try await Self.shell(
        "{ crosswalk map leads.json a.jsonl \(options); echo $? > status; } | head -n 1",
        in: binary
      )
      let first = options.contains("csv") ? "email\r\n" : #"{"email":"p1@example.com"}"# + "\n"
      #expect(ended.output == first)
      #expect(ended.errors.isEmpty, "\(ended.errors)")
      let status = try Data(contentsOf: URL(filePath: binary.folder + "/status"))
      #expect(String(decoding: status, as: UTF8.self) == "1\n")
    }
  }

  @Test func `reads standard input, as JSON Lines or as the CSV it is told to be`() async throws {
    try await Self.with { binary in
      let lines = #"{"E-mail":"A@example.com"}"# + "\n" + #"{"E-mail":"B@example.com"}"# + "\n"
      let mapped = #"{"email":"a@example.com"}"# + "\n" + #"{"email":"b@example.com"}"# + "\n"
      let plain = try await binary.run(["map", "leads.json", "--quiet"], input: lines)
      #expect(plain.output == mapped && plain.errors.isEmpty && plain.code == 0, "\(plain)")
      let dash = try await binary.run(["map", "leads.json", "-", "--quiet"], input: lines)
      #expect(dash.output == mapped)
      let rows = try await binary.run(
        ["map", "leads.json", "--format", "csv"],
        input: "Id;E-mail\n1;\"A@example.com\"\n2\n3;B@example.com\n"
      )
      #expect(rows.output == mapped)
      #expect(rows.errors.contains("stdin:3: invalid: SMP203"), "\(rows.errors)")
      #expect(rows.code == 3)
    }
  }

  @Test func `never writes over standard input, nor reads what it writes`() async throws {
    try await Self.with { binary in
      let ended = try await Self.shell(
        """
        printf 'E-mail\\nA@example.com\\n' > k.csv; cp k.csv kept.csv
        crosswalk map leads.json --format csv -o k.csv < k.csv; echo $?
        crosswalk map leads.json --format csv --rejects ./k.csv < k.csv; echo $?
        crosswalk map leads.json k.csv >> k.csv; echo $?
        crosswalk map leads.json k.csv --rejects out > out; echo $?
        cmp k.csv kept.csv
        """,
        in: binary
      )
      #expect(ended.output == "1\n1\n1\n1\n" && ended.code == 0, "\(ended)")
      #expect(ended.errors.components(separatedBy: "CFG003").count == 5, "\(ended.errors)")
    }
  }

  @Test func `hands compressed files from and to other programs`() async throws {
    try await Self.with { binary in
      let many = (1...60_000).map { #"{"E-mail":"p\#($0)@example.com"}"# }.joined(separator: "\n")
      try Data(many.utf8).write(to: URL(filePath: binary.folder + "/a.jsonl"))
      let ended = try await Self.shell(
        """
        gzip -k a.jsonl && head -c 100000 a.jsonl.gz > cut.jsonl.gz
        crosswalk map leads.json a.jsonl --quiet --output plain.jsonl
        crosswalk map leads.json a.jsonl.gz --quiet --jobs 2 | cmp - plain.jsonl || exit 10
        crosswalk map leads.json cut.jsonl.gz --quiet > cut.jsonl && exit 11
        head -n "$(wc -l < cut.jsonl)" plain.jsonl | cmp - cut.jsonl || exit 12
        wc -l < cut.jsonl
        """,
        in: binary
      )
      #expect(ended.code == 0, "\(ended)")
      let written = try #require(
        Int(ended.output.filter { !$0.isWhitespace }),
        "\(ended.output)"
      )
      #expect(written > 10_000)
      #expect(
        ended.errors.hasPrefix("cut.jsonl.gz:\(written + 1): failed: SMP108 "),
        "\(ended.errors)"
      )
    }
  }
}
