import Commands
import FoundationEssentials
import Records
import StandIn
import Testing

/// `crosswalk evaluate-prompts`, with the stand-in.
@Suite struct EvaluatePromptsTests {
  private static let file = "mappings/\(TestWorkspace.mapping)/mapping.json"

  @Test func `compares with the last evaluation, and says what is worse`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let first = await workspace.run("evaluate-prompts")
      #expect(first.status == .done, "\(first.all)")
      #expect(first.output.contains("1 of 1 description exact, 1 of them at the first answer"))
      #expect(first.output.contains("(stand-in, not a language model)"))
      #expect(!first.output.contains("Since the evaluation"))
      #expect(first.errors.contains("1/1 \(TestWorkspace.mapping): exact"))

      let again = await workspace.run("evaluate-prompts")
      #expect(again.status == .done, "\(again.all)")
      #expect(again.output.contains("none is better or worse"))
      #expect(again.output.contains("as before"))

      // What is expected changes; the draft stays, and is silently wrong now.
      try workspace.edit(Self.file) { $0.replacing("Marketing Site", with: "Web") }
      let worse = await workspace.run("evaluate-prompts")
      #expect(worse.status == .finishedWithExceptions, "\(worse.all)")
      #expect(worse.output.contains("worse: \(TestWorkspace.mapping)"))
      #expect(worse.output.contains("exact: 1 → 0"))
      #expect(worse.output.contains("LeadSource"))

      let last = await workspace.run("evaluate-prompts", "--last", "--json")
      #expect(last.status == .done)
      let report = try JSON(parsing: last.output)
      #expect(report["evaluation"]?.int == 1)
      #expect(report["stand_in"]?.bool == true)
      #expect(report["totals"]?["silent"]?.int == 1)
      #expect(report["results"]?[0]?["silent"] == ["LeadSource"])
      #expect(report["prompts"]?["draft-mapping"]?.string?.count == 64)
      #expect(report["comparison"] == nil)

      // One that is named is compared, and not kept.
      try workspace.edit(Self.file) { $0.replacing("\"Web\"", with: "\"Marketing Site\"") }
      let named = await workspace.run(
        "evaluate-prompts",
        "--name",
        TestWorkspace.mapping,
        "--json"
      )
      #expect(named.status == .done, "\(named.all)")
      let better = try JSON(parsing: named.output)
      #expect(better["comparison"]?["better"] == ["hubspot-contacts-to-salesforce-leads"])
      let kept = workspace.folder + "/.crosswalk/evaluations"
      #expect(try FileManager.default.contentsOfDirectory(atPath: kept).count == 3)
    }
  }

  @Test func `refuses what can say nothing about a draft`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let expectation = #"{"source": "hubspot.contacts", "target": "salesforce.Lead", "#
      func evaluated(
        _ rest: String,
        _ description: String = "Copy the city.",
        cases: String = #"{"case": "a", "input": {}, "expect": {"outcome": "emit", "record": {}}}"#
      ) async throws -> TestWorkspace.Screen {
        try workspace.edit("set/one/expectation.json") { _ in expectation + rest + "}" }
        try workspace.edit("set/one/description.md") { _ in description }
        try workspace.edit("set/one/cases.jsonl") { _ in cases + "\n" }
        return await workspace.run("evaluate-prompts", "set", "--only-folders")
      }
      #expect(
        try await evaluated(#""fields": {"S1": ["City"]}"#).output.contains("of 1 description")
      )
      let key = try await evaluated(#""feilds": {"S1": ["City"]}"#)
      #expect(key.status == .error && key.all.contains("nobody reads \"feilds\""), "\(key.all)")
      #expect(key.all.contains("Use \"fields\"."))
      let sentence = try await evaluated(#""fields": {"S9": ["City"]}, "asks": ["S1|S7"]"#)
      #expect(sentence.all.contains("no sentence S9") && sentence.all.contains("no sentence S7"))
      #expect(try await evaluated(#""asks": []"#, cases: "").all.contains("there is no case"))
      let decided = try await evaluated(#""fields": {"S1": ["Citty", "*"]}, "assumed": ["Emial"]"#)
      #expect(decided.status == .error && decided.all.contains("/fields/S1/0"), "\(decided.all)")
      #expect(decided.all.contains("Use \"City\".") && decided.all.contains("/assumed/0"))
      let cases = """
        {"case": "a", "input": {"emial": "a"}, "expect": {"outcome": "emit", "record": {}}}
        {"case": "b", "input": {"email": "a"}, "current": {"Id": "1", "Citty": "x"}, \
        "lookups": {"hubspot.contacts": [{"id": "1", "frist": "x"}], "x.y": [{"z": 1}]}, \
        "expect": {"outcome": "emit", "record": {"Bogus__c": 1}, "erased": ["City"]}, \
        "accept": [{"outcome": "reject_record", "by": "S1"}, {"outcome": "emit", "by": "S4"}]}
        """
      let strangers = try await evaluated(#""asks": []"#, cases: cases)
      #expect(strangers.status == .error, "\(strangers.all)")
      for place in [
        "cases.jsonl:1, /input/emial", "cases.jsonl:2, /current/Citty",
        "cases.jsonl:2, /expect/record/Bogus__c", "cases.jsonl:2, /accept/1/by",
        "cases.jsonl:2, /lookups/hubspot.contacts/0/frist",
      ] {
        #expect(strangers.all.contains(place), "\(place)\n\(strangers.all)")
      }
      #expect(strangers.all.contains("hubspot contacts has no field \"emial\""))
      #expect(strangers.all.components(separatedBy: "PRM301").count == 6, "\(strangers.all)")
      #expect(try await evaluated(#""asks": []"#, " . ").all.contains("CFG109"))
    }
  }

  @Test func `says which evaluation that is kept cannot be read`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      _ = await workspace.run("evaluate-prompts")
      for (file, text) in [("000002", "{"), ("000003", "[]")] {
        try workspace.edit(".crosswalk/evaluations/\(file).json") { _ in text }
      }
      for words in [["--last"], []] {
        let told = await workspace.run(["evaluate-prompts"] + words)
        #expect(told.status == .done, "\(told.all)")
        #expect(told.errors.contains("warning PRM302"), "\(told.all)")
        #expect(told.errors.contains(".crosswalk/evaluations/000002.json"), "\(told.all)")
        #expect(told.errors.contains(".crosswalk/evaluations/000003.json"), "\(told.all)")
        #expect(told.output.contains("1 of 1 description exact"))
      }
      // One that can be read stands after them now.
      let last = await workspace.run("evaluate-prompts", "--last")
      #expect(!last.all.contains("PRM302"), "\(last.all)")
    }
  }

  @Test func `tells what a draft costs where prices are known`() async throws {
    try await TestWorkspace.with(size: 0, model: { StandInModel.answer($0) }) { workspace in
      _ = await workspace.describe()
      let free = await workspace.run("evaluate-prompts")
      #expect(!free.output.contains("a draft"), "\(free.all)")
      try workspace.edit("crosswalk.yaml") {
        $0 + "  prices:\n    input: 3\n    output: 15\n    currency: EUR\n"
      }
      try workspace.remove(".crosswalk/model/replies")
      let first = await workspace.run("evaluate-prompts")
      #expect(first.output.contains("EUR in all"), "\(first.all)")
      #expect(first.output.contains("EUR a draft"), "\(first.all)")
      try workspace.remove(".crosswalk/model/replies")
      let second = await workspace.run("evaluate-prompts", "--json")
      let totals = try JSON(parsing: second.output)["totals"]
      let cost = try #require(totals?["cost_per_draft"]?.number, "\(second.all)")
      #expect(cost.contains { ("1"..."9").contains($0) }, "\(cost)")
      try workspace.remove(".crosswalk/model/replies")
      let third = await workspace.run("evaluate-prompts")
      #expect(third.output.contains("  a draft: 0."), "\(third.all)")
    }
  }

  @Test func `evaluates a folder of descriptions`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let folder = "wishes/plain-copy"
      try workspace.edit(folder + "/description.md") { _ in TestWorkspace.description }
      try workspace.edit(folder + "/expectation.json") { _ in
        """
        {"source": "hubspot.contacts", "target": "salesforce.Lead", "asks": [],
         "fields": {"S1": ["LastName", "Company"], "S2": ["Account__c"], "S3": ["LeadSource"]},
         "assumed": ["HubSpot_Id__c"]}
        """
      }
      try workspace.edit(folder + "/cases.jsonl") { _ in
        """
        {"case": "plain", "input": {"hs_object_id": "1", "lastname": "Lund", "company": "Fjord"}, \
        "lookups": {"salesforce.Account": [{"id": "001", "Id": "001", "Name": "fjord"}]}, \
        "expect": {"outcome": "emit", "record": {"LastName": "Lund", "Company": "Fjord", \
        "Account__c": "001", "LeadSource": "Marketing Site"}}}
        """
      }
      let screen = await workspace.run("evaluate-prompts", "--only-folders", "wishes")
      #expect(screen.status == .done, "\(screen.all)")
      #expect(screen.output.contains("1 of 1 description exact"), "\(screen.all)")

      try workspace.edit(folder + "/expectation.json") { $0.replacing("\"hubspot.", with: "\"") }
      let broken = await workspace.run("evaluate-prompts", "--only-folders", "wishes")
      #expect(broken.status == .error)
      #expect(broken.errors.contains("error PRM301: \"source\" does not say SYSTEM.OBJECT"))
      try workspace.edit(folder + "/expectation.json") { _ in "{" }
      let unreadable = await workspace.run("evaluate-prompts", "--only-folders", "wishes")
      #expect(unreadable.errors.contains("error PRM301: the expectation is not JSON"))
    }
  }

  @Test func `says what is not there`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      try? workspace.remove("mappings")
      let none = await workspace.run("evaluate-prompts")
      #expect(none.status == .error)
      #expect(none.errors.contains("error PRM302: there is nothing to evaluate prompts with"))
      let last = await workspace.run("evaluate-prompts", "--last")
      #expect(last.errors.contains("error PRM302: no evaluation is kept"))
      let folder = await workspace.run("evaluate-prompts", "nowhere")
      #expect(folder.errors.contains("error PRM302: no description with an expectation is there"))
      _ = await workspace.describe()
      let name = await workspace.run("evaluate-prompts", "--name", TestWorkspace.mapping + "s")
      #expect(name.errors.contains("error PRM302: there is no description"), "\(name.all)")
      #expect(name.errors.contains(TestWorkspace.mapping))
      #expect(await workspace.run("evaluate-prompts", "--only-folders").status == .usage)
    }
  }
}
