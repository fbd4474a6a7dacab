import Commands
import FoundationEssentials
import Records
import Testing

/// `crosswalk revise-mapping`, `diff-mapping` and what an approval covers.
@Suite("A mapping that changes", .timeLimit(.minutes(10)))
struct ReviseMappingTests {
  private static let name = TestWorkspace.mapping
  private static let file = "mappings/\(name)/mapping.json"

  private func rules(in workspace: TestWorkspace) throws -> [JSON] {
    let bytes = try Data(contentsOf: URL(filePath: workspace.folder + "/" + Self.file))
    return try JSON(parsing: Array(bytes))["rules"]?.array ?? []
  }

  @Test func `new sentences become the next version, and the rest keeps its bytes`() async throws {
    try await TestWorkspace.with(size: 20, model: RevisingModel.answer()) { workspace in
      _ = await workspace.describe()
      let before = try rules(in: workspace)
      let revised = await workspace.run("revise-mapping", Self.name, "Skip students.")
      #expect(revised.status == .done, "\(revised.all)")
      #expect(revised.output.contains("S4  Skip students."))
      #expect(revised.output.contains("+ filter students"), "\(revised.output)")
      #expect(revised.output.contains("is version 2, proposed"))
      #expect(
        try rules(in: workspace).map { $0.text(.canonical) }
          == before.map { $0.text(.canonical) }
      )
      try workspace.edit("mappings/\(Self.name)/description.md") { text in
        #expect(text == TestWorkspace.description + "\n\nSkip students.\n")
        return text
      }
      let again = await workspace.run("revise-mapping", Self.name, "--file", "none.txt")
      #expect(again.all.contains("CFG002"))
      let nothing = await workspace.run("revise-mapping", Self.name, " . ")
      #expect(nothing.all.contains("CFG109"), "\(nothing.all)")
    }
  }

  @Test func `what may not be touched becomes a question, and hand edits are kept`() async throws {
    let stray: JSON = [RevisingModel.operation("replace", "/rules/2/value", ["const": "x"])]
    try await TestWorkspace.with(size: 0, model: RevisingModel.answer(stray)) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.file) {
        $0.replacing(#""field": "city""#, with: #""field": "state""#)
      }
      let before = try rules(in: workspace)
      let revised = await workspace.run("revise-mapping", Self.name, "Skip students.", "--json")
      #expect(revised.status == .waitsForPerson, "\(revised.all)")
      let json = try JSON(parsing: revised.output)
      #expect(json["version"] == 3)
      #expect(json["notices"]?[0]?["code"] == "M109")
      #expect(json["report"]?["open_questions"] == 1)
      #expect(json["difference"]?["differs"] == true)
      #expect(try rules(in: workspace) == before)
      let listed = await workspace.run("mappings", Self.name, "--json")
      let origins = try JSON(parsing: listed.output).array?.map { $0["origin"]?.string }
      #expect(origins == ["described", "imported", "described"])
    }
  }

  @Test func `tells two versions apart in meaning and on what runs have read`() async throws {
    try await TestWorkspace.with(size: 60) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", Self.name, "--by", "ada")
      let same = await workspace.run("diff-mapping", Self.name, "--exit-code")
      #expect(same.status == .done, "\(same.all)")
      #expect(same.output.contains("In meaning: the same"))
      #expect(same.output.contains("no run of it has read records yet"))
      _ = await workspace.run("sync", "run")
      try workspace.edit(Self.file) {
        $0.replacing(#""field": "firstname""#, with: #""field": "jobtitle""#)
      }
      let screen = await workspace.run("diff-mapping", Self.name)
      #expect(screen.status == .done, "\(screen.all)")
      #expect(screen.output.contains("From version 1, approved by ada to the file"))
      #expect(screen.output.contains("+ FirstName <- jobtitle"), "\(screen.output)")
      let words = ["diff-mapping", Self.name, "1", "file", "--json", "--exit-code"]
      let differs = await workspace.run(words)
      #expect(differs.status == .finishedWithExceptions)
      let json = try JSON(parsing: differs.output)
      #expect(json["meaning"]?["changes"]?.array?.count == 1, "\(differs.output)")
      let runs = try #require(json["effect"]?["runs"])
      #expect(runs["records"] == 60)
      #expect(runs["unknown"] == 0)
      #expect(runs["different"]?.int ?? 0 > 10, "\(runs.text())")
      #expect(runs["fields"]?[0]?["name"] == "FirstName")
      #expect(json["effect"]?["samples"]?["different"]?.int ?? 0 > 5)
      let unknown = await workspace.run("diff-mapping", Self.name, "9")
      #expect(unknown.all.contains("CFG105") && unknown.all.contains("has no version \"9\""))
    }
  }

  @Test func `a look-up that no run asked about leaves open what would come of it`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", Self.name)
      _ = await workspace.run("sync", "run")
      try workspace.edit(Self.file) {
        $0.replacing(#""equals": {"#, with: #""equals": {"then": [{"fn": "upper"}],"#)
          .replacing(#""equals": {"then": [{"fn": "upper"}],"#, with: #""equals": {"#)
          .replacing(#""field": "Name""#, with: #""field": "Site""#)
      }
      let screen = await workspace.run("diff-mapping", Self.name, "--json")
      let runs = try JSON(parsing: screen.output)["effect"]?["runs"]
      #expect(runs?["unknown"] == 20, "\(screen.all)")
    }
  }

  @Test func `shows personal data as shapes`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.file) {
        $0.replacing(#""field": "email""#, with: #""field": "email", "then": [{"fn": "upper"}]"#)
      }
      let screen = await workspace.run("diff-mapping", Self.name, "1")
      #expect(screen.output.contains("a***@d***.tld"), "\(screen.output)")
      #expect(!screen.output.contains(".example"), "\(screen.output)")
    }
  }

  @Test func `personal data is shown as shapes under any name`() async throws {
    try await TestWorkspace.with(size: 20) { workspace in
      _ = await workspace.describe()
      try workspace.edit(Self.file) {
        $0.replacing(#""field": "company""#, with: #""field": "email""#)
      }
      for versions in [["1"], ["file", "1"]] {
        let screen = await workspace.run(["diff-mapping", Self.name] + versions)
        #expect(screen.output.contains("a***@d***.tld"), "\(screen.output)")
        #expect(!screen.output.contains(".example"), "\(screen.output)")
      }
    }
  }

  @Test func `compares two files`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("other/mapping.json") { _ in
        let bytes = try? Data(contentsOf: URL(filePath: workspace.folder + "/" + Self.file))
        return String(decoding: bytes ?? Data(), as: UTF8.self)
          .replacing(#""field": "city""#, with: #""field": "state""#)
      }
      let screen = await workspace.run("diff-mapping", "mappings/\(Self.name)", "other")
      #expect(screen.output.contains("+ City <- state"), "\(screen.all)")
    }
  }
}
