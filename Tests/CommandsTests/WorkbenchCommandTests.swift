import Commands
import Records
import Sandbox
import Testing

/// What a person does about records that did not pass, command by command, in process.
@Suite("The workbench", .timeLimit(.minutes(10)))
struct WorkbenchCommandTests {
  private typealias Cause = (field: String, records: [String], count: Int)

  private func ran(_ body: @Sendable (TestWorkspace) async throws -> Void) async throws {
    try await TestWorkspace.with { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("approve-mapping", TestWorkspace.mapping)
      #expect(await workspace.run("sync", "run").status == .finishedWithExceptions)
      try await body(workspace)
    }
  }

  private func causes(_ workspace: TestWorkspace) async throws -> [Cause] {
    let screen = await workspace.run("held", "list", "--json")
    let causes = try #require(try JSON(parsing: screen.output)["causes"]?.array)
    return causes.map { cause in
      (
        cause["field"]?.string ?? "", cause["records"]?.array?.compactMap(\.string) ?? [],
        cause["count"]?.int ?? 0
      )
    }
  }

  private func expect(
    _ screen: TestWorkspace.Screen,
    _ code: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(screen.status == .error, "\(screen.all)", sourceLocation: sourceLocation)
    #expect(screen.all.contains(code), "\(screen.all)", sourceLocation: sourceLocation)
  }

  @Test func `corrects a record, sends it, says why it is there, and forgets its person`()
    async throws
  {
    try await ran { workspace in
      let cause = try #require(try await causes(workspace).first { $0.field == "Email" })
      let record = cause.records[0]
      let fixed = await workspace.run(
        "held",
        "fix",
        record,
        "--set",
        "Email=ida@example.com",
        "--reason",
        "a typo"
      )
      #expect(fixed.status == .done, "\(fixed.all)")
      #expect(fixed.output.contains("would be written"))
      #expect(fixed.output.contains("held retry \(record)"))

      let sent = await workspace.run("held", "retry", record, "--json")
      let counts = try #require(try JSON(parsing: sent.output)["counts"])
      #expect(counts["read"]?.int == 300)
      let left = try await causes(workspace).first { $0.field == "Email" }
      #expect(left?.count == cause.count - 1)

      let why = await workspace.run("why", record, "--field", "Email")
      #expect(why.output.contains("because a person corrected it"), "\(why.all)")
      #expect(why.output.contains("a typo"))
      let past = await workspace.run("why", record, "--as-of", "2020-01-01")
      expect(past, "RUN211")

      let erased = await workspace.run("erase", "IDA@example.com", "--certificate", "proof.json")
      #expect(erased.status == .done, "\(erased.all)")
      #expect(erased.output.contains(record))
      #expect(erased.output.contains("salesforce Lead"))
      try workspace.edit("proof.json") { text in
        #expect(text.contains("\"held_elsewhere\""))
        return text
      }
      let after = await workspace.run("why", record)
      #expect(!after.all.contains("ida@example.com"), "\(after.all)")
      #expect(await workspace.run("journal", "verify").status == .done)
      expect(await workspace.run("erase", "ida@example.com"), "JRN203")
      expect(await workspace.run("held", "show", record), "RUN108")
    }
  }

  @Test func `treats all of a cause alike`() async throws {
    try await ran { workspace in
      let before = try await causes(workspace)
      let company = try #require(before.first { $0.field == "Company" })
      let place = try #require(before.firstIndex { $0.field == "Company" })
      let fixed = await workspace.run(
        "held",
        "fix",
        "--cause",
        "\(place + 1)",
        "--set",
        "Company=Unknown"
      )
      #expect(fixed.output.contains("\(company.count) records corrected"), "\(fixed.all)")
      let sent = await workspace.run("held", "retry", company.records[0], "--alike")
      #expect(sent.status == .finishedWithExceptions, "\(sent.all)")
      #expect(try await causes(workspace).allSatisfy { $0.field != "Company" })

      let rest = try await causes(workspace).map(\.count).reduce(0, +)
      let dismissed = await workspace.run("held", "dismiss", "--all", "--json")
      #expect(try JSON(parsing: dismissed.output)["dismissed"]?.int == rest)
      #expect(try await causes(workspace).isEmpty)
    }
  }

  @Test func `keeps a correction while other runs go by`() async throws {
    try await ran { workspace in
      let cause = try #require(try await causes(workspace).first { $0.field == "Email" })
      let record = cause.records[0]
      _ = await workspace.run("held", "fix", record, "--set", "Email=ida@example.com")
      #expect(await workspace.run("sync", "run").status == .finishedWithExceptions)
      #expect(await workspace.run("held", "show", record).output.contains("ida@example.com"))
      let sent = await workspace.run("held", "retry", record, "--json")
      #expect(try JSON(parsing: sent.output)["counts"]?["read"]?.int == 300, "\(sent.all)")
      let why = await workspace.run("why", record, "--field", "Email")
      #expect(why.output.contains("ida@example.com"), "\(why.all)")
    }
  }

  @Test func `sends those of a cause that pass, and leaves the rest`() async throws {
    try await ran { workspace in
      let before = try await causes(workspace)
      let place = try #require(before.firstIndex { $0.field == "Email" })
      let cause = before[place]
      _ = await workspace.run("held", "fix", cause.records[0], "--set", "Email=ida@example.com")
      let sent = await workspace.run("held", "retry", "--cause", "\(place + 1)")
      #expect(sent.output.contains("record \(cause.records[1]): still invalid"), "\(sent.all)")
      let left = try await causes(workspace).first { $0.field == "Email" }
      #expect(left?.count == cause.count - 1)
    }
  }

  @Test func `erases nobody else who has the same address, unless told to`() async throws {
    try await ran { workspace in
      let cause = try #require(try await causes(workspace).first { $0.field == "Email" })
      for record in cause.records.prefix(2) {
        _ = await workspace.run("held", "fix", record, "--set", "Email=office@example.com")
      }
      let refused = await workspace.run("erase", "office@example.com")
      expect(refused, "JRN119")
      #expect(refused.all.contains("hubspot/contacts/\(cause.records[1])"))
      let one = await workspace.run("erase", "hubspot/contacts/\(cause.records[0])", "--json")
      #expect(try JSON(parsing: one.output)["records"]?.array?.count == 1)
      #expect(await workspace.run("erase", "office@example.com", "--all").status == .done)
    }
  }

  @Test func `refuses what cannot be, and changes nothing`() async throws {
    try await ran { workspace in
      let before = await workspace.run("held", "list").output
      let email = try #require(try await causes(workspace).first { $0.field == "Email" })
      let record = email.records[0]
      expect(await workspace.run("held", "fix", record, "--set", "Email=nobody"), "RUN206")
      let unknown = await workspace.run("held", "fix", record, "--set", "Emial=a@example.com")
      expect(unknown, "RUN206")
      #expect(unknown.all.contains("\"Email\""))
      expect(await workspace.run("held", "retry", record), "RUN206")
      expect(await workspace.run("held", "fix", "nobody", "--set", "Email="), "RUN108")
      expect(await workspace.run("held", "dismiss", "--cause", "99"), "RUN108")
      expect(await workspace.run("why", "nobody"), "RUN211")
      expect(await workspace.run("why", record, "--field", "Nothing"), "RUN211")
      expect(await workspace.run("why", record, "--run", "nothing"), "RUN106")
      expect(await workspace.run("replay", "--mapping", "7"), "JRN203")
      expect(await workspace.run("sync", "decide", "1", "arrived"), "RUN106")
      #expect(await workspace.run("held", "list").output == before)
    }
  }

  @Test(arguments: [
    ["held", "fix", "1"], ["held", "fix", "1", "--set", "Email"], ["held", "fix", "--all", "1"],
    ["held", "retry"], ["held", "retry", "--all", "--alike"], ["sync", "decide", "1", "maybe"],
    ["why", "1", "--as-of", "yesterday"], ["erase"], ["journal", "backup"],
  ])
  func `is refused for its usage with exit code 2`(words: [String]) async throws {
    try await ran { workspace in #expect(await workspace.run(words).status == .usage) }
  }

  @Test func `replays a run, also with another version`() async throws {
    try await ran { workspace in
      let same = await workspace.run("replay", "--json")
      #expect(try JSON(parsing: same.output)["different"]?.int == 0, "\(same.all)")
      try workspace.edit("mappings/\(TestWorkspace.mapping)/mapping.json") {
        $0.replacing("Marketing Site", with: "Web Site")
      }
      #expect(await workspace.run("approve-mapping", TestWorkspace.mapping).status == .done)
      let other = await workspace.run("replay", "--mapping", "2")
      #expect(other.output.contains("Web Site"), "\(other.all)")
    }
  }

  @Test func `copies, checks, restores and rebuilds the journal`() async throws {
    try await ran { workspace in
      #expect(await workspace.run("journal", "backup", "copy.sqlite").status == .done)
      expect(await workspace.run("journal", "backup", "copy.sqlite"), "JRN")
      let rebuilt = await workspace.run("journal", "rebuild", "--json")
      #expect(try JSON(parsing: rebuilt.output)["same"]?.bool == true, "\(rebuilt.all)")
      let cause = try #require(try await causes(workspace).first)
      _ = await workspace.run("held", "dismiss", cause.records[0])
      expect(await workspace.run("journal", "restore", "copy.sqlite"), "JRN")
      #expect(await workspace.run("journal", "verify").status == .done)
      try workspace.edit("foreign.sqlite") { _ in "something else" }
      expect(await workspace.run("journal", "restore", "foreign.sqlite"), "JRN")
      expect(await workspace.run("journal", "restore", "nowhere.sqlite"), "CFG002")
      expect(await workspace.run("journal", "restore", ".crosswalk/journal.sqlite"), "JRN116")
      #expect(await workspace.run("journal", "verify").status == .done)
      let left = try await causes(workspace).map(\.count).reduce(0, +)
      try workspace.remove(".crosswalk/journal.sqlite")
      #expect(await workspace.run("journal", "restore", "copy.sqlite").status == .done)
      #expect(try await causes(workspace).map(\.count).reduce(0, +) == left + 1)
    }
  }
}
