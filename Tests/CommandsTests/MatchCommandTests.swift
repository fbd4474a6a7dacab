import Commands
import FoundationEssentials
import Records
import Testing

/// `crosswalk match`, outside a workspace and with files.
@Suite struct MatchCommandTests {
  private static func screen(
    _ words: [String],
    files: [String: String] = [:]
  ) async throws -> (status: Commands.ExitStatus, text: String) {
    let folder = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
    }
    let output = RecordedOutput()
    let context = CommandContext(
      output: output,
      errors: output,
      workingFolder: folder,
      columns: 120
    )
    return (await CrosswalkProgram.run(["match"] + words, in: context), output.text)
  }

  @Test func `a file's columns are matched with the fields of a platform`() async throws {
    let (status, text) = try await Self.screen(
      ["people.csv", "salesforce:Lead"],
      files: ["people.csv": "Vorname,Nachname,PLZ,Shoe Size\nAda,Beispiel,24103,38\n"]
    )
    #expect(status == .done, "\(text)")
    let lines = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains { $0.starts(with: ["FirstName", "=", "Vorname"]) }, "\(text)")
    #expect(lines.contains { $0.starts(with: ["PostalCode", "=", "PLZ"]) }, "\(text)")
    #expect(!text.contains("Shoe"), "\(text)")
    #expect(text.contains("Sure of 3 pairs (=)"), "\(text)")
  }

  @Test func `the answer for scripts has every field of both sides`() async throws {
    let (status, text) = try await Self.screen(
      ["a.jsonl", "b.csv", "--json", "--top", "1"],
      files: [
        "a.jsonl": #"{"traits":{"email":"ada@example.com","age":3},"x":null}"# + "\n",
        "b.csv": "E-Mail Addr.,Fax\nada@example.com,\n",
      ]
    )
    #expect(status == .done, "\(text)")
    let json = try JSON(parsing: text)
    #expect(json["source"]?["fields"]?.number == "2")
    let sure = try #require(json["sure"]?.array)
    #expect(sure.map { $0["source"]?.string } == ["traits.email"])
    let targets = try #require(json["targets"]?.array)
    #expect(targets.map { $0["field"]?.string } == ["E-Mail Addr.", "Fax"])
    #expect(targets.map { $0["abstains"]?.bool } == [false, true])
    #expect(targets[0]["candidates"]?[0]?["source"]?.string == "traits.email")
    #expect(json["sources"]?.array?.count == 2)
  }

  @Test func `lines that are no records are told, and the others count`() async throws {
    let files = [
      "a.jsonl": #"{"email":"ada@example.com"}"# + "\n{\n{\n{\n{\n",
      "b.csv": "E-Mail Addr.,Fax\nada@example.com,\n1,2,3\n",
    ]
    let (status, text) = try await Self.screen(["a.jsonl", "b.csv"], files: files)
    #expect(status == .finishedWithExceptions, "\(text)")
    #expect(text.contains("a.jsonl:2") && text.contains("a.jsonl:4"), "\(text)")
    #expect(!text.contains("a.jsonl:5") && text.contains("1 more SMP"), "\(text)")
    #expect(text.contains("b.csv:3"), "\(text)")
    #expect(text.contains("Sure of 1 pair"), "\(text)")
    let samples = try await Self.screen(
      ["b.csv", "b.csv", "--samples", "c.csv"],
      files: ["b.csv": "Mail\na@example.com\n", "c.csv": "Mail\n1,2\n"]
    )
    #expect(samples.status == .finishedWithExceptions, "\(samples.text)")
    #expect(samples.text.contains("c.csv:2"), "\(samples.text)")
  }

  @Test func `options that are not shared are no reason`() async throws {
    func catalog(_ options: String) -> String {
      """
      {"system": "a", "object": "b", "fields": [
        {"name": "Level", "type": "enum", "options": [\(options)]}]}
      """
    }
    func reason(_ options: String) async throws -> String {
      let files = ["a.json": catalog(#""low", "high""#), "b.json": catalog(options)]
      return try await Self.screen(["a.json", "b.json"], files: files).text
    }
    #expect(try await !reason(#""x", "y""#).contains("shared option"))
    #expect(try await reason(#""low", "y""#).contains("1 shared option\n"))
    #expect(try await reason(#""low", "high""#).contains("2 shared options"))
  }

  @Test(arguments: [
    ("people.txt", "a file that ends in .txt is read neither"), ("people", "no ending"),
    ("people.csv.gz", "a file that ends in .gz is read neither"),
  ])
  func `a file whose form is not clear is a file all the same`(
    _ file: String,
    _ why: String
  ) async throws {
    let (status, text) = try await Self.screen(
      [file, "salesforce:Lead"],
      files: [file: "mail\nada@example.com\n"]
    )
    #expect(status == .error)
    #expect(text.contains("error CFG108") && text.contains(why), "\(text)")
    #expect(text.contains("  Give it a name with the ending of its form: .json"), "\(text)")
    #expect(!text.contains("is no file"), "\(text)")
  }

  @Test(arguments: [
    ("nowhere", "CFG108"), ("hubspot:nothing", "CFG106"), ("missing.csv", "CFG"),
    ("broken.json", "CFG107"),
  ])
  func `a side that is none is an error`(_ side: String, _ code: String) async throws {
    let (status, text) = try await Self.screen(
      [side, "salesforce:Lead"],
      files: ["broken.json": "{}"]
    )
    #expect(status == .error)
    #expect(text.contains("error \(code)"), "\(text)")
  }
}
