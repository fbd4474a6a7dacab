import Commands
import Records
import Testing

/// What a screen tells a person to type does what it says, from where they stand.
@Suite("Suggested commands", .timeLimit(.minutes(10)))
struct SuggestedCommandTests {
  private static let lead = "All notes: crosswalk "

  /// The words after a lead; a shell's quotes are taken off.
  private func words(after lead: String, in screen: TestWorkspace.Screen) throws -> [String] {
    let line = try #require(
      screen.all.split(separator: "\n").first { $0.hasPrefix(lead) },
      "\(screen.all)"
    )
    var words: [String] = [""]
    var isQuoted = false
    for character in line.dropFirst(lead.count) {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }

  /// A workspace with more notes than a screen shows, also as a file and a folder elsewhere.
  private func noted(_ body: @Sendable (TestWorkspace) async throws -> Void) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      var text = ""
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        text = $0.replacing(
          "\"id\": \"\(TestWorkspace.mapping)\"",
          with: "\"id\": \"of-another-name\""
        )
        return $0
      }
      let copy = text
      try workspace.edit("a copy.json") { _ in copy }
      try await body(workspace)
    }
  }

  @Test(arguments: [
    [TestWorkspace.mapping], ["mappings/\(TestWorkspace.mapping)"], ["a copy.json"],
  ])
  func `a check names the mapping as it was named`(named: [String]) async throws {
    try await noted { workspace in
      let checked = await workspace.run(["check-mapping"] + named)
      let again = await workspace.run(try words(after: Self.lead, in: checked))
      #expect(again.status == checked.status)
      #expect(again.output.contains("note "), "\(again.all)")
      #expect(
        again.output.split(separator: "\n").last == checked.output.split(separator: "\n").last
      )
    }
  }

  @Test func `a check of another workspace names that too`() async throws {
    try await noted { workspace in
      let parts = workspace.folder.split(separator: "/")
      let outside = "/" + parts.dropLast().joined(separator: "/")
      func run(_ words: [String]) async -> TestWorkspace.Screen {
        await TestWorkspace(folder: outside, url: workspace.url).run(words)
      }
      let checked = await run([
        "check-mapping", TestWorkspace.mapping, "-w", String(parts[parts.count - 1]),
      ])
      #expect(checked.status == .done, "\(checked.all)")
      let again = try words(after: Self.lead, in: checked)
      #expect(await run(again).status == .done)
    }
  }

  @Test func `a new workspace says how its catalogs come`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let made = await workspace.run("init", "another place")
      let words = try words(after: "      crosswalk ", in: made)
      #expect(words == ["catalog", "pull", "-w", "another place"])
      #expect(await workspace.run(words).status != .usage)
    }
  }
}
