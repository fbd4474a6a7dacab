import Records
import Testing

/// The screen of `crosswalk check-mapping`.
@Suite struct CheckMappingTests {
  @Test func `says to check again where several fixes are offered`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      func screen() async -> String {
        await workspace.run("check-mapping", TestWorkspace.mapping).output
      }
      let advice = "Apply one fix, then check again"
      let one = await screen()
      #expect(one.ranges(of: "fix (").count == 1 && !one.contains(advice), "\(one)")
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""field": "fax""#, with: #""field": "Fax""#)
      }
      let two = await screen()
      #expect(two.contains(advice), "\(two)")
    }
  }

  @Test func `names every place once where notes are merged`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let screen = await workspace.run("check-mapping", TestWorkspace.mapping)
      let line = try #require(
        screen.output.split(separator: "\n").first { $0.hasPrefix("note M302") },
        "\(screen.all)"
      )
      let places = try #require(line.split(separator: "like it: ").last).split(separator: ", ")
      #expect(places.count > 5)
      #expect(Set(places).count == places.count, "\(line)")
    }
  }

  @Test(arguments: ["check-mapping", "test-mapping", "explain-mapping"])
  func `offers no fix that would bring another error`(_ command: String) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      func fixes() async throws -> [String] {
        let json = try await JSON(
          parsing: workspace.run(command, TestWorkspace.mapping, "--json").output
        )
        let all = json["diagnostics"] ?? json["problems"] ?? json["errors"]
        let found = (all?.array ?? []).filter { $0["code"] == "M202" }
        #expect(found.count == 1, "\(json.text())")
        return found.flatMap { $0["fixes"]?.array ?? [] }.compactMap { $0["title"]?.string }
      }
      let path = "mappings/\(TestWorkspace.mapping)/mapping.json"
      try workspace.edit(path) {
        $0.replacing(#""target": "Phone""#, with: #""target": "Phonee""#)
      }
      #expect(try await fixes() == ["use \"Phone\""])
      // The field that was meant is written by a rule of its own.
      try workspace.edit(path) {
        $0.replacing(#""target": "Phonee""#, with: #""target": "Phone""#)
          .replacing(#""target": "City""#, with: #""target": "Phonee""#)
      }
      #expect(try await fixes() == [])
    }
  }
}
