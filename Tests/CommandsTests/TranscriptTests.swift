import Commands
import Records
import Testing

/// `crosswalk mappings NAME --transcript`: how a version was drafted.
@Suite("The transcript of a draft", .timeLimit(.minutes(10)))
struct TranscriptTests {
  private static let name = TestWorkspace.mapping

  private func replace(_ path: String, _ value: JSON) -> JSON {
    RevisingModel.operation("replace", path, value)
  }

  @Test func `shows three faults, the patch that mends them, and a check without them`()
    async throws
  {
    let model = PlantingModel(repairs: [
      replace("/rules/2/value/field", "city"),
      replace("/rules/10/value/then/0/fn", "default"),
      replace("/rules/1/because/0/quote", "Use the company name for the account lookup"),
    ])
    try await TestWorkspace.with(size: 20, model: model.answer) { workspace in
      let screen = await workspace.describe()
      #expect(screen.output.contains("1 repair"), "\(screen.all)")
      let told = await workspace.run("mappings", Self.name, "--transcript")
      #expect(told.status == .done, "\(told.all)")
      #expect(told.errors.isEmpty)
      let lines = told.output.replacing(workspace.url, with: "http://127.0.0.1:0")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      #expect(
        lines
          == Self.repaired.split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
      )
      let json = try JSON(
        parsing: await workspace.run("mappings", Self.name, "--transcript", "--json").output
      )
      let rounds = json["rounds"]?.array ?? []
      #expect(rounds.map { $0["purpose"] } == ["probe", "draft", "repair"])
      #expect(rounds[1]["findings"]?["problems"]?.array?.count == 3)
      #expect(rounds[2]["request"]?.string?.contains("M201") == true)
      #expect(rounds[2]["response"]?.string?.contains("/rules/2/value/field") == true)
    }
  }

  static let repaired = """
    hubspot-contacts-to-salesforce-leads version 1: 3 requests to http://127.0.0.1:0/model/v1

    1  probe, test-model, 9,000 tokens in, 800 out
       what the endpoint understands

    2  draft, test-model, 9,000 tokens in, 800 out
       answered: 19 rules, 3 tests
       the check finds:
         error M801: these words do not stand in S2 (/rules/1/because/0/quote)
         error M201: hubspot contacts has no field "citty" (/rules/2/value/field)
         error M103: there is no function "defualt" (/rules/10/value/then/0/fn)

    3  repair, test-model, 9,000 tokens in, 800 out
       replace /rules/2/value/field "city"
       replace /rules/10/value/then/0/fn "default"
       replace /rules/1/because/0/quote "Use the company name for the account lookup"
       the check finds:
         warning M303: 'Marketing Site' is not one of the 5 options of LeadSource \
    (/rules/10/value/then/0/value)

    """

  @Test func `says why a patch was not taken`() async throws {
    let stray: JSON = [replace("/rules/4/value/field", "city")]
    let model = PlantingModel(repairs: stray, [])
    try await TestWorkspace.with(size: 0, model: model.answer) { workspace in
      _ = await workspace.describe()
      let told = await workspace.run("mappings", Self.name, "--transcript")
      #expect(told.output.contains("replace /rules/4/value/field"))
      #expect(told.output.contains("not taken:\n     error M109"), "\(told.output)")
      #expect(told.output.contains("answered with no change\n   not taken: it mends nothing"))
    }
  }

  @Test func `has a hint where no model was asked`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      _ = await workspace.describe()
      let none = await workspace.run("mappings", "nothing")
      #expect(none.status == .error && none.all.contains("CFG105"), "\(none.all)")
      let unknown = await workspace.run("mappings", "nothing", "--transcript")
      #expect(unknown.status == .error)
      #expect(unknown.all.contains("CFG104"))
      let beyond = await workspace.run(
        "mappings",
        Self.name,
        "--transcript",
        "--mapping-version",
        "7"
      )
      #expect(beyond.all.contains("JRN203"), "\(beyond.all)")
      #expect(await workspace.run("mappings", "--transcript").status == .usage)
      #expect(await workspace.run("mappings", Self.name, "--mapping-version", "1").status == .usage)
    }
  }
}
