import Commands
import Records
import Testing

@Suite("Explaining a mapping", .timeLimit(.minutes(10)))
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

  @Test(arguments: [
    ("\"fn\": \"default\"", "\"fn\": \"slug\"", "M103"),
    ("\"field\": \"company\"", "\"field\": \"compony\"", "M201"),
  ])
  func `says first that a mapping has errors, and ends with their status`(
    right: String,
    wrong: String,
    code: String
  ) async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(right, with: wrong)
      }
      let checked = await workspace.run("check-mapping", TestWorkspace.mapping)
      let screen = await workspace.run("explain-mapping", TestWorkspace.mapping)
      #expect(screen.status == checked.status)
      #expect(screen.status == .error)
      #expect(checked.output.contains("error \(code)"), "\(checked.all)")
      let (first, rest) = try #require(
        screen.output.firstIndex(of: "\n").map { place in
          (screen.output[..<place], screen.output[screen.output.index(after: place)...])
        }
      )
      #expect(first.hasPrefix("The mapping has ") && first.contains(" error"), "\(first)")
      #expect(rest.hasPrefix(checked.output + "\nhubspot contacts to salesforce Lead."), "\(rest)")

      let scripted = await workspace.run("explain-mapping", TestWorkspace.mapping, "--json")
      #expect(scripted.status == .error)
      let errors = try JSON(parsing: scripted.output)["errors"]?.array ?? []
      #expect(errors.contains { $0["code"]?.string == code })
    }
  }

  @Test func `without catalogs it finds what they have no part in`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing(#""object": "Lead""#, with: #""object": "Prospect""#)
          .replacing(#""fn": "default""#, with: #""fn": "slug""#)
      }
      let screen = await workspace.run("explain-mapping", TestWorkspace.mapping)
      #expect(screen.status == .error, "\(screen.all)")
      #expect(screen.output.hasPrefix("The mapping has 1 error "), "\(screen.all)")
      #expect(screen.output.contains("The catalog of salesforce Prospect"))
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
