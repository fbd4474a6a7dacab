import Diagnostics
import Drafting
import MappingLanguage
import Records
import Synchronization
import Testing

@Suite struct DraftSessionTests {
  private func draft(
    _ model: ScriptedModel,
    _ description: String = PlantAnswers.description,
    settings: DraftSettings = DraftSettings()
  ) async throws -> Draft {
    let plants = Fixtures.plants
    return try await DraftSession(
      model: model,
      prompts: try Fixtures.prompts(),
      settings: settings,
      marker: { "0123456789abcdef" }
    ).draft(Fixtures.order(description, source: plants.source, target: plants.target))
  }

  private func codes(_ draft: Draft, _ severity: Severity = .error) -> [DiagnosticCode] {
    draft.report.diagnostics.filter { $0.severity == severity }.map(\.code)
  }

  @Test func `turns a good answer into a checked spec`() async throws {
    let model = ScriptedModel(PlantAnswers.wire())
    let draft = try await draft(model)
    #expect(codes(draft) == [], "\(draft.report.diagnostics)")
    #expect(draft.spec.id == "test-mapping")
    #expect(draft.spec.description.map(\.id) == ["S1", "S2"])
    #expect(draft.spec.target.schemaHash == Fixtures.plants.target.fingerprint.hex)
    #expect(draft.spec.rules.map(\.target) == ["Tray_Id", "Plant", "Label"])
    #expect(draft.rounds.map(\.purpose) == [.draft])
    #expect(draft.rounds[0].promptHash == (try Fixtures.prompts()).draft.hash)
    #expect(draft.usage == TokenUsage(prompt: 1_000, completion: 100))
    #expect(!draft.standIn)
    #expect(model.requests.count == 1)
  }

  @Test func `has a field that does not exist mended`() async throws {
    let model = ScriptedModel(
      PlantAnswers.wire(plant: "plnt_name"),
      PlantAnswers.patch("replace", "/rules/1/value/field", "plant_name")
    )
    let draft = try await draft(model)
    #expect(codes(draft) == [])
    #expect(draft.spec.rules[1].value.json == ["field": "plant_name"])
    #expect(draft.rounds.map(\.purpose) == [.draft, .repair])
    #expect(draft.repairCount == 1)
    #expect(draft.spec.questions.isEmpty)
    let asked = try #require(model.requests.last?.messages.last?.content)
    #expect(asked.contains("\"code\":\"M201\""))
    #expect(asked.contains("\"fragment_at\":\"/rules/1\""))
    #expect(asked.contains("source: plant_name|Plant name|text"))
  }

  @Test func `has an unknown function mended`() async throws {
    let model = ScriptedModel(
      PlantAnswers.wire(function: "lowercase"),
      PlantAnswers.patch("replace", "/rules/1/value/then/0/fn", "lower")
    )
    let draft = try await draft(model)
    #expect(codes(draft) == [])
    #expect(draft.spec.rules[1].value.json.text().contains("\"lower\""))
    #expect(model.requests.last?.messages.last?.content.contains("M103") == true)
  }

  @Test func `never puts a neighbour in the place of a field that does not exist`() async throws {
    let draft = try await draft(ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), ["patch": []]))
    #expect(codes(draft) == [.M201])
    #expect(draft.spec.rules[1].value.json == ["field": "plnt_name"])
    #expect(draft.spec.questions.count == 1)
    #expect(draft.spec.questions.first?.because.map(\.sentence) == ["S1"])
    #expect(!draft.report.allowsApproval)
  }

  @Test func `mends in two rounds`() async throws {
    let model = ScriptedModel(
      PlantAnswers.wire(plant: "plnt_name", function: "lowercase"),
      PlantAnswers.patch("replace", "/rules/1/value/field", "plant_name"),
      PlantAnswers.patch("replace", "/rules/1/value/then/0/fn", "lower")
    )
    let draft = try await draft(model)
    #expect(codes(draft) == [])
    #expect(draft.repairCount == 2)
  }

  @Test func `refuses a patch that touches what it may not`() async throws {
    let elsewhere = PlantAnswers.patch("replace", "/rules/2/value/field", "plant_name")
    let model = ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), elsewhere, elsewhere)
    let draft = try await draft(model)
    #expect(draft.spec.rules[2].value.json["field"] == "label")
    #expect(draft.notices.map(\.code) == [.M109, .M109])
    #expect(codes(draft) == [.M201])
    // The second time it was told why.
    #expect(model.requests.count == 3)
    #expect(model.requests[2].messages.last?.content.contains("M109") == true)
  }

  @Test(arguments: ["/description/0/text", "/id", "/source/object", "/target/object", "/mapping"])
  func `lets no repair change what a person gave`(_ path: String) async throws {
    let model = ScriptedModel(
      PlantAnswers.wire(plant: "plnt_name"),
      PlantAnswers.patch("replace", path, "other")
    )
    let draft = try await draft(model)
    #expect(draft.notices.contains { $0.code == .M109 })
    #expect(draft.spec.id == "test-mapping")
    #expect(draft.spec.description[0].text == "Copy the plant name.")
  }

  @Test func `leaves a patch out that makes things worse`() async throws {
    let worse: JSON = [
      "patch": [
        ["op": "replace", "path": "/rules/1/value", "value": "{\"field\": \"nonsense\"}"],
        ["op": "replace", "path": "/rules/1/target", "value": "\"Nothing\""],
      ]
    ]
    let draft = try await draft(ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), worse))
    #expect(draft.spec.rules[1].target == "Plant")
    #expect(draft.repairCount == 1)
  }

  @Test func `stops after three rounds`() async throws {
    func rename(_ name: JSON) -> JSON {
      PlantAnswers.patch("replace", "/rules/1/value/field", name)
    }
    let model = ScriptedModel(
      PlantAnswers.wire(plant: "a1"),
      rename("b2"),
      rename("c3"),
      rename("d4"),
      rename("e5")
    )
    let draft = try await draft(model)
    #expect(model.requests.count == 4)
    #expect(draft.spec.rules[1].value.json == ["field": "d4"])
    #expect(draft.spec.questions.count == 1)
  }

  @Test func `stops when the tokens are used up`() async throws {
    var settings = DraftSettings()
    settings.budget.tokensMax = 8_000
    let model = ScriptedModel(PlantAnswers.wire(plant: "plnt_name"))
    model.usage = TokenUsage(prompt: 7_500, completion: 400)
    let draft = try await draft(model, settings: settings)
    #expect(model.requests.count == 1)
    #expect(codes(draft) == [.M201])
  }

  @Test func `keeps the draft when a repair gets no answer`() async throws {
    let exchange = ModelExchange(requestBody: "r", responseBody: "gone", status: 503)
    let fault = ModelFault(
      Diagnostic(.error, .MDL104, "busy", hint: "Wait."),
      exchanges: [exchange]
    )
    let model = ScriptedModel([
      .success(PlantAnswers.wire(plant: "plnt_name")), .failure(fault),
    ])
    let draft = try await draft(model)
    #expect(draft.notices.map(\.code) == [.MDL104])
    #expect(draft.rounds.map(\.exchange.responseBody).last == "gone")
    #expect(draft.spec.rules.count == 3)
    #expect(draft.repairCount == 0)
  }

  @Test func `takes what cannot be read out and asks about it`() async throws {
    var broken = PlantAnswers.wire().object ?? JSONObject()
    var rules = broken["rules"]?.array ?? []
    rules[2] = ["id": "r3", "target": "Label", "value": ["kind": "magic"], "because": []]
    broken["rules"] = .array(rules)
    let draft = try await draft(ScriptedModel(.object(broken), ["patch": []]))
    #expect(draft.spec.rules.map(\.target) == ["Tray_Id", "Plant"])
    #expect(draft.spec.questions.contains { $0.text.contains("\"Label\"") })
    #expect(!draft.report.allowsApproval)
  }

  @Test func `has the form mended too`() async throws {
    var broken = PlantAnswers.wire().object ?? JSONObject()
    var rules = broken["rules"]?.array ?? []
    rules[2] =
      rules[2].object.map { rule in
        var rule = rule
        rule["value"] = ["kind": "magic"]
        return .object(rule)
      } ?? .null
    broken["rules"] = .array(rules)
    let model = ScriptedModel(
      .object(broken),
      PlantAnswers.patch("replace", "/rules/2/value", ["field": "label"])
    )
    let draft = try await draft(model)
    #expect(draft.spec.rules[2].value.json == ["field": "label"])
    #expect(model.requests[1].messages.last?.content.contains("M101") == true)
  }

  @Test(arguments: [["hello": "world"], ["rules": "none"]] as [JSON])
  func `says so when nothing is left of an answer`(_ answer: JSON) async throws {
    let fault = try #require(
      await #expect(throws: DraftFault.self) { try await draft(ScriptedModel(answer)) }
    )
    #expect(fault.diagnostics.allSatisfy { $0.code == .M101 || $0.code == .M502 })
    #expect(fault.rounds.first?.exchange.responseBody == answer.text())
  }

  @Test func `passes on why there was no answer at all`() async throws {
    let exchange = ModelExchange(requestBody: "r", responseBody: "<html>", status: 200)
    let fault = ModelFault(
      Diagnostic(.error, .MDL003, "a web page", hint: "Check."),
      exchanges: [exchange]
    )
    let thrown = try #require(
      await #expect(throws: DraftFault.self) { try await draft(ScriptedModel([.failure(fault)])) }
    )
    #expect(thrown.diagnostics.map(\.code) == [.MDL003])
    #expect(thrown.rounds.map(\.exchange) == [exchange])
  }

  @Test func `asks nothing about an empty description`() async throws {
    let model = ScriptedModel(PlantAnswers.wire())
    await #expect(throws: DraftFault.self) { try await draft(model, " \n") }
    #expect(model.requests.isEmpty)
  }

  @Test func `asks about a sentence that nothing answers`() async throws {
    let draft = try await draft(
      ScriptedModel(PlantAnswers.wire()),
      PlantAnswers.description + " Water it weekly."
    )
    #expect(draft.spec.questions.flatMap(\.because).map(\.sentence) == ["S3"])
    #expect(!draft.report.allowsApproval)
  }

  @Test func `tells a person what it is doing`() async throws {
    let plants = Fixtures.plants
    let seen = Mutex<[DraftProgress]>([])
    let model = ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), ["patch": []])
    _ = try await DraftSession(model: model, prompts: try Fixtures.prompts()).draft(
      Fixtures.order(PlantAnswers.description, source: plants.source, target: plants.target)
    ) { progress in seen.withLock { $0.append(progress) } }
    let steps = seen.withLock { $0 }.filter { if case .model = $0 { false } else { true } }
    try #require(steps.count == 3)
    #expect(steps[0] == .asking(sentences: 2))
    #expect(steps[2] == .repairing(round: 1, problems: 1))
    // What is wrong is told before any fix is tried, and before a repair is asked for.
    guard case .found(let problems) = steps[1] else {
      Issue.record("told is \(steps[1])")
      return
    }
    #expect(problems.first?.code == .M201)
    #expect(seen.withLock { $0 }.count { if case .model = $0 { true } else { false } } == 2)
  }
}
