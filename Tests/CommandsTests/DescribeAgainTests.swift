import Commands
import FoundationEssentials
import Records
import Testing

/// `describe-mapping NAME` where there is a mapping already: drafted afresh, or revised by answers.
@Suite("Described again", .timeLimit(.minutes(10)))
struct DescribeAgainTests {
  private static let name = TestWorkspace.mapping
  private static let file = "mappings/\(name)/mapping.json"

  private static func spec(_ workspace: TestWorkspace) throws -> JSON {
    try JSON(parsing: Array(Data(contentsOf: URL(filePath: workspace.folder + "/" + file))))
  }

  @Test func `regenerate drafts afresh over changes by hand, and shows them`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let drafted = try Self.spec(workspace)
      try workspace.edit(Self.file) {
        $0.replacing(#""field": "city""#, with: #""field": "state""#)
      }
      let refused = await workspace.run("describe-mapping", Self.name)
      #expect(refused.status == .error && refused.all.contains("CFG110"), "\(refused.all)")
      let again = await workspace.run("describe-mapping", Self.name, "--regenerate")
      #expect(again.status == .done, "\(again.all)")
      #expect(again.output.contains("+ City <- city"), "\(again.output)")
      #expect(try Self.spec(workspace) == drafted)
    }
  }

  @Test func `an answer ends as a revision that leaves the rest as it is`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let text = TestWorkspace.description + " Please be kind to everybody who reads this."
      let first = await workspace.run("describe-mapping", Self.name, "--text", text, "--json")
      let asked = try JSON(parsing: first.output)
      #expect(first.status == .waitsForPerson, "\(first.all)")
      #expect(asked["questions"]?.array?.count == 1, "\(first.all)")
      let before = try Self.spec(workspace)["rules"]

      let words = ["describe-mapping", Self.name, "--answer", "1=Nothing", "--json"]
      let answered = await workspace.run(words)
      let json = try JSON(parsing: answered.output)
      #expect(json["version"] == 2, "\(answered.all)")
      #expect(json["questions"] == [], "\(answered.all)")
      #expect(answered.status == .done, "\(answered.all)")
      #expect(try Self.spec(workspace)["rules"] == before)
      #expect(json["difference"] != nil)

      // The answer holds in a draft that begins anew.
      let again = await workspace.run("describe-mapping", Self.name, "--regenerate", "--json")
      let afresh = try JSON(parsing: again.output)
      #expect(afresh["questions"] == [], "\(again.all)")
      #expect(again.status == .done, "\(again.all)")
    }
  }

  @Test func `an answer that stands in the description, and was not drafted from, revises too`()
    async throws
  {
    try await TestWorkspace.with(size: 0) { workspace in
      let text = TestWorkspace.description + " Please be kind to everybody who reads this."
      let first = await workspace.run("describe-mapping", Self.name, "--text", text, "--json")
      let question = try JSON(parsing: first.output)["questions"]?[0]?["text"]?.string ?? ""
      #expect(!question.isEmpty, "\(first.all)")
      try workspace.edit("mappings/\(Self.name)/description.md") { kept in
        kept + "\n- Question: \(question) Answer: Nothing\n"
      }
      let taken = await workspace.run("describe-mapping", Self.name, "--json")
      #expect(taken.status == .done, "\(taken.all)")
      #expect(try JSON(parsing: taken.output)["questions"] == [])
      let told = await workspace.run("mappings", Self.name, "--transcript")
      #expect(told.output.contains("1  revise, "), "\(told.all)")
    }
  }
}
