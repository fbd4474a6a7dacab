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
        $0.replacing(#""field": "fax""#, with: #""field": "faxx""#)
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
}
