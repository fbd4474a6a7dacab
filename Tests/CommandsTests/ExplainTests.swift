import Commands
import Records
import Testing

@Suite("Explaining a mapping", .timeLimit(.minutes(5)))
struct ExplainTests {
  @Test func `names the program, the defaults and every record that would not be written`()
    async throws
  {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let screen = await workspace.run("explain-mapping", TestWorkspace.mapping)
      #expect(screen.status == .done, "\(screen.all)")
      for line in [
        "  r11: LeadSource <- hs_analytics_source | default 'Marketing Site'  [S3]",
        "  r11  LeadSource: 'Marketing Site' where hs_analytics_source is empty.",
        "  r2  Account__c: the look-up account_by_name finds several.",
        "  r4  Company: company is empty; it is longer than 255 characters.",
      ] {
        #expect(screen.output.contains("\n\(line)\n"), "\(line)\n\(screen.output)")
      }
      #expect(!screen.output.contains("Not known"))

      let scripted = await workspace.run("explain-mapping", TestWorkspace.mapping, "--json")
      let json = try JSON(parsing: scripted.output)
      #expect(json["mapping"] == .string(TestWorkspace.mapping))
      #expect(json["explanation"]?.string.map { $0 + "\n" } == screen.output)
      let kinds = Set((json["consequences"]?.array ?? []).compactMap { $0["kind"]?.string })
      #expect(kinds == ["stands_in", "held", "refused"])
    }
  }

  @Test func `does without catalogs, and says so`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""object": "Lead""#, with: #""object": "Prospect""#)
      }
      let screen = await workspace.run("explain-mapping", TestWorkspace.mapping)
      #expect(screen.status == .done, "\(screen.all)")
      #expect(screen.output.contains("The catalog of salesforce Prospect"))
      #expect(screen.output.contains("r4  Company: company is empty."))
    }
  }
}
