import Commands
import FoundationEssentials
import Records
import StandIn
import Testing

/// What `evaluate-prompts` says of time, of endpoints that give no answer, and of what it leaves
/// out.
@Suite struct EvaluationHonestyTests {
  private static let name = TestWorkspace.mapping

  private static func row(of screen: TestWorkspace.Screen) -> String {
    let lines = screen.output.split(separator: "\n").map(String.init)
    return lines.first { $0.hasPrefix(name) } ?? ""
  }

  @Test func `tells how long drafts took, but for replies that are kept`() async throws {
    try await TestWorkspace.with(size: 0, model: { StandInModel.answer($0) }) { workspace in
      _ = await workspace.describe()
      try workspace.remove(".crosswalk/model/replies")
      let first = await workspace.run("evaluate-prompts")
      #expect(first.output.split(separator: "\n").first?.contains("time") == true)
      #expect(Self.row(of: first).contains(/\d+\.\d s/), "\(first.all)")
      #expect(first.output.contains(/\d\.\d s a draft/), "\(first.all)")

      let again = await workspace.run("evaluate-prompts")
      #expect(Self.row(of: again).hasSuffix(" kept"), "\(again.all)")
      #expect(again.output.contains("nothing is timed"), "\(again.all)")
      let kept = try JSON(
        parsing: await workspace.run("evaluate-prompts", "--last", "--json").output
      )
      #expect(kept["results"]?[0]?["replies_kept"] == kept["results"]?[0]?["rounds"])
      #expect(kept["totals"]?["milliseconds_per_draft"] == nil)

      try workspace.remove(".crosswalk/model/replies")
      let third = await workspace.run("evaluate-prompts", "--json")
      let json = try JSON(parsing: third.output)
      #expect(json["results"]?[0]?["replies_kept"] == 0)
      #expect(json["totals"]?["milliseconds_per_draft"] == json["totals"]?["milliseconds"])
      try workspace.remove(".crosswalk/model/replies")
      let fourth = await workspace.run("evaluate-prompts")
      #expect(fourth.output.contains(/time of a draft: \d+\.\d s → \d+\.\d s/), "\(fourth.all)")
    }
  }

  @Test func `an endpoint that gives no answer says nothing of prompts`() async throws {
    try await TestWorkspace.with(size: 0, model: { StandInModel.answer($0) }) { workspace in
      _ = await workspace.describe()
      let first = await workspace.run("evaluate-prompts")
      #expect(first.status == .done, "\(first.all)")

      try workspace.edit("crosswalk.yaml") { $0.replacing("/model/v1", with: "/nowhere/v1") }
      let failed = await workspace.run("evaluate-prompts")
      #expect(failed.status == .error, "\(failed.all)")
      #expect(Self.row(of: failed).contains("  no answer  "), "\(failed.all)")
      #expect(failed.output.ranges(of: "MDL102").count == 1, "\(failed.all)")
      #expect(failed.errors.contains("1/1 \(Self.name): no answer"))
      #expect(!failed.output.contains("worse: "), "\(failed.all)")
      #expect(failed.output.contains("  no answer: \(Self.name)"), "\(failed.all)")
      #expect(!failed.output.contains("100.0 %"), "\(failed.all)")
      #expect(!failed.output.contains("questions asked that must be"), "\(failed.all)")
      #expect(failed.output.contains("  nothing can be compared"), "\(failed.all)")
      let last = await workspace.run("evaluate-prompts", "--last", "--json")
      let json = try JSON(parsing: last.output)
      #expect(json["totals"]?["no_answer"] == 1)
      #expect(json["totals"]?["precision"] == .null)
      #expect(json["results"]?[0]?["no_answer"]?.string?.isEmpty == false, "\(last.all)")

      try workspace.edit("crosswalk.yaml") { $0.replacing("/nowhere/v1", with: "/model/v1") }
      let again = await workspace.run("evaluate-prompts")
      #expect(again.status == .done, "\(again.all)")
      #expect(again.output.contains("none is better or worse"), "\(again.all)")
      #expect(again.output.contains("exact: 1 → 1"), "\(again.all)")
    }
  }

  @Test func `names what is left out, and why`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let bytes = try Data(
        contentsOf: URL(filePath: workspace.folder + "/mappings/\(Self.name)/mapping.json")
      )
      var spec = try #require(try JSON(parsing: Array(bytes)).object)
      spec["tests"] = []
      let text = JSON.object(spec).text()
      try workspace.edit("mappings/bare/mapping.json") { _ in text }
      try workspace.edit("mappings/bare/description.md") { _ in TestWorkspace.description }
      try workspace.edit("mappings/mute/mapping.json") { _ in text }
      try workspace.edit("wishes/half/description.md") { _ in TestWorkspace.description }
      try workspace.edit("wishes/other/expectation.json") { _ in "{}" }
      try workspace.edit("wishes/notes/readme.md") { _ in "Nothing." }
      let one = "wishes/whole/"
      try workspace.edit(one + "description.md") { _ in "Copy the city." }
      try workspace.edit(one + "expectation.json") { _ in
        #"{"source": "hubspot.contacts", "target": "salesforce.Lead"}"#
      }
      try workspace.edit(one + "cases.jsonl") { _ in
        #"{"case": "a", "input": {}, "expect": {"outcome": "emit", "record": {}}}"# + "\n"
      }
      let screen = await workspace.run("evaluate-prompts", "wishes")
      let left = screen.errors.split(separator: "\n").filter { $0.hasPrefix("left out: ") }
      #expect(
        left == [
          "left out: bare: no tests or cases say what is expected",
          "left out: mute: it has no description.md", "left out: half: it has no expectation.json",
          "left out: other: it has no description.md",
        ],
        "\(screen.all)"
      )
      #expect(screen.output.contains("of 2 descriptions exact"), "\(screen.all)")
      let json = try JSON(
        parsing: await workspace.run("evaluate-prompts", "wishes", "--json").output
      )
      #expect(json["left_out"]?.array?.count == 4)
      #expect(json["left_out"]?[0]?["name"] == "bare")
      let named = await workspace.run("evaluate-prompts", "--name", Self.name)
      #expect(!named.errors.contains("left out"), "\(named.all)")
    }
  }
}
