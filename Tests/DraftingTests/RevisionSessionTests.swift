import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

@Suite struct RevisionSessionTests {
  private static let sentence = "Write the plant name in capitals, and skip trays with moss."

  /// The mapping of the fixtures, as a model drafted it.
  private func drafted() async throws -> MappingSpec {
    let plants = Fixtures.plants
    return try await DraftSession(
      model: ScriptedModel(PlantAnswers.wire()),
      prompts: try Fixtures.prompts()
    ).draft(
      Fixtures.order(PlantAnswers.description, source: plants.source, target: plants.target)
    ).spec
  }

  private func revise(
    _ model: ScriptedModel,
    _ spec: MappingSpec? = nil,
    saying texts: [String] = [sentence],
    userTests: Set<String> = []
  ) async throws -> (before: MappingSpec, draft: Draft) {
    let plants = Fixtures.plants
    var before = try await drafted()
    if let spec { before = spec }
    let revision = RevisionOrder(
      before,
      adding: texts,
      in: Fixtures.order("", source: plants.source, target: plants.target),
      userTests: userTests
    )
    let draft = try await RevisionSession(
      model: model,
      prompts: try Fixtures.prompts(),
      marker: { "0123456789abcdef" }
    ).revise(revision)
    return (before, draft)
  }

  private static func because(_ quote: String, _ sentence: String = "S3") -> JSON {
    ["s": .string(sentence), "quote": .string(quote)]
  }

  private static func operation(_ op: String, _ path: String, _ value: JSON?) -> JSON {
    [
      "op": .string(op), "path": .string(path),
      "value": value.map { .string($0.text()) } ?? .null,
    ]
  }

  private static func patch(_ operations: JSON...) -> JSON { ["patch": .array(operations)] }

  private static let capitals: JSON = [
    "id": "r2", "target": "Plant", "on_null": "reject_record",
    "value": ["field": "plant_name", "then": [["fn": "upper"]]],
    "because": [because("Copy the plant name", "S1"), because("the plant name in capitals")],
  ]
  private static let skip: JSON = [
    [
      "id": "f1", "action": "drop_record",
      "when": ["all": [["of": ["field": "label"], "op": "eq", "arg": "moss"]]],
      "because": [because("skip trays with moss")],
    ]
  ]
  private static let good = patch(
    operation("replace", "/rules/1", capitals),
    operation("add", "/filters", skip)
  )

  @Test func `changes what the new sentence is about, and not a byte besides`() async throws {
    let model = ScriptedModel(Self.good)
    let (before, draft) = try await revise(model)
    #expect(draft.report.blockers.isEmpty, "\(draft.report.diagnostics)")
    #expect(draft.notices.isEmpty)
    #expect(draft.spec.description.map(\.id) == ["S1", "S2", "S3"])
    #expect(draft.spec.description[2].text == Self.sentence)
    #expect(draft.spec.filters.map(\.id) == ["f1"])
    #expect(draft.spec.rules[1].value.text.contains("upper"))
    for index in [0, 2] {
      let (old, new) = (before.rules[index].json, draft.spec.rules[index].json)
      #expect(old.bytes(.canonical) == new.bytes(.canonical))
    }
    #expect(draft.rounds.map(\.purpose) == [.revise])
    #expect(draft.rounds[0].promptHash == (try Fixtures.prompts().revise().hash))
  }

  @Test func `shows the model the mapping, all sentences, and which are new`() async throws {
    let model = ScriptedModel(Self.good)
    let (before, _) = try await revise(model)
    let page = try #require(model.requests.first?.messages.last?.content)
    func block(_ name: String) throws -> String {
      let parts = page.components(between: "<<\(name) 0123456789abcdef\n", "\n>>\(name) ")
      return try #require(parts, "\(page)")
    }
    #expect(try block("new-sentences") == "S3")
    #expect(try block("description").hasSuffix("S3: \(Self.sentence)"))
    var shown = try MappingSpec(json: try JSON(parsing: block("mapping")), source: "prompt")
    #expect(shown.description.count == 3)
    shown.description.removeLast()
    #expect(shown == before)
    #expect(try block("outline").contains("/rules/1 r2 -> Plant"))
    #expect(try block("target-catalog").contains("Plant"))
    #expect(try block("candidates").contains("plant_name"))
    #expect(!page.contains("<<refusals"))
  }

  static let strays: [(String, JSON)] = [
    (
      "a rule that cites no new sentence",
      patch(operation("replace", "/rules/2/value", ["const": "fern"]))
    ),
    ("a rule that goes", patch(operation("remove", "/rules/2", nil))),
    ("the description", patch(operation("replace", "/description/0/text", "Other."))),
    ("the identifier of a rule", patch(operation("replace", "/rules/1/id", "r9"))),
    ("the source", patch(operation("replace", "/source/object", "pots"))),
    ("where records go", patch(operation("replace", "/target/object", "Pot"))),
    ("the operation", patch(operation("replace", "/target/operation", "insert"))),
    ("a default", patch(operation("replace", "/defaults/on_error", "null"))),
    ("an assumption", patch(operation("replace", "/assumptions/0/text", "Else."))),
    (
      "a rule without a reason",
      patch(
        operation(
          "add",
          "/rules/-",
          [
            "id": "r4", "target": "Email", "value": ["field": "mail"],
            "because": [because("Copy the plant name", "S1")],
          ]
        )
      )
    ),
    (
      "the order of rules",
      patch(
        operation("remove", "/rules/0", nil),
        operation(
          "add",
          "/rules/2",
          [
            "id": "r1", "target": "Tray_Id", "on_null": "reject_record",
            "value": ["field": "tray_no", "as": "text"], "because": [because("number", "A1")],
          ]
        )
      )
    ),
    (
      "a field that is left out",
      patch(
        operation(
          "add",
          "/not_mapped",
          [["field": "Email", "because": [because("Copy", "S1")], "reason": "no"]]
        )
      )
    ),
  ]

  @Test(arguments: strays) func `refuses a patch that touches more, and asks again with the reason`(
    what: String,
    patch: JSON
  ) async throws {
    let model = ScriptedModel(patch, Self.good)
    let (_, draft) = try await revise(model)
    #expect(draft.notices.contains { $0.code == .M109 }, "\(what)")
    #expect(model.requests.count == 2, "\(what)")
    let asked = try #require(model.requests.last?.messages.last?.content)
    #expect(asked.contains("<<refusals") && asked.contains("M109"), "\(what)")
    #expect(draft.spec.filters.count == 1, "\(what)")
    #expect(draft.report.blockers.isEmpty, "\(what): \(draft.report.diagnostics)")
  }

  @Test func `leaves the mapping as it was, with a question, where no patch will do`()
    async throws
  {
    let stray = Self.strays[1].1
    let model = ScriptedModel(stray, stray, ["patch": []])
    let (before, draft) = try await revise(model)
    #expect(draft.spec.rules == before.rules)
    #expect(draft.spec.questions.flatMap(\.because).map(\.sentence) == ["S3"])
    #expect(!draft.report.allowsApproval)
    #expect(draft.notices.map(\.code) == [.M109, .M109])
  }

  @Test func `asks about a sentence that an empty patch leaves open`() async throws {
    let (before, draft) = try await revise(ScriptedModel(["patch": []], ["patch": []]))
    #expect(draft.spec.rules == before.rules)
    #expect(draft.spec.questions.flatMap(\.because).map(\.sentence) == ["S3"])
  }

  @Test func `says why an answer that is no patch is none, and asks once more`() async throws {
    let model = ScriptedModel(["rules": []], Self.good)
    let (_, draft) = try await revise(model)
    #expect(draft.spec.filters.count == 1)
    #expect(model.requests.last?.messages.last?.content.contains("M101") == true)
  }

  @Test func `has a revision mended, and nothing else`() async throws {
    let wrong = Self.patch(
      Self.operation("replace", "/rules/1", Self.capitals),
      Self.operation("replace", "/rules/1/value/then/0/fn", "uppercase"),
      Self.operation("add", "/filters", Self.skip)
    )
    let stray = Self.patch(Self.operation("replace", "/rules/0/on_null", "omit"))
    let mend = Self.patch(Self.operation("replace", "/rules/1/value/then/0/fn", "upper"))
    let model = ScriptedModel(wrong, stray, mend)
    let (before, draft) = try await revise(model)
    #expect(draft.report.blockers.isEmpty, "\(draft.report.diagnostics)")
    #expect(draft.rounds.map(\.purpose) == [.revise, .repair, .repair])
    #expect(draft.spec.rules[0] == before.rules[0])
    #expect(draft.notices.contains { $0.code == .M109 })
  }

  @Test func `does not ask to mend what was wrong before`() async throws {
    var spec = try await drafted()
    spec.rules[2].value = ValueExpression(.atom(Atom(.field("labl"))))
    let model = ScriptedModel(Self.good)
    let (_, draft) = try await revise(model, spec)
    #expect(model.requests.count == 1)
    #expect(draft.spec.rules[2] == spec.rules[2])
    #expect(draft.report.diagnostics.contains { $0.code == .M201 })
  }

  @Test func `falls back to the mapping where what came of it is none`() async throws {
    let broken = Self.patch(
      Self.operation("replace", "/rules/1", Self.capitals),
      Self.operation("replace", "/rules/1/value", ["magic": "wand"])
    )
    let (before, draft) = try await revise(ScriptedModel(broken, ["patch": []]))
    #expect(draft.spec.rules == before.rules)
    #expect(draft.notices.contains { $0.code == .M101 }, "\(draft.notices)")
    #expect(draft.spec.questions.flatMap(\.because).map(\.sentence) == ["S3"])
  }

  @Test func `takes a rule out where a sentence says so`() async throws {
    let patch = Self.patch(
      Self.operation("remove", "/rules/2", nil),
      Self.operation(
        "add",
        "/not_mapped",
        [
          [
            "field": "Label", "reason": "not wanted",
            "because": [
              Self.because("Do not write the label"),
              Self.because("if the tray has no label", "S2"),
            ],
          ]
        ]
      )
    )
    let model = ScriptedModel(patch)
    let (_, draft) = try await revise(model, saying: ["Do not write the label."])
    #expect(draft.spec.rules.map(\.target) == ["Tray_Id", "Plant"])
    #expect(draft.notices.isEmpty && draft.report.blockers.isEmpty, "\(draft.report.diagnostics)")
  }

  @Test func `leaves a person's test alone, and the model's own not`() async throws {
    var spec = try await drafted()
    spec.tests = ["mine", "theirs"].map {
      SpecTest(
        name: $0,
        input: ["tray_no": "1", "plant_name": "oak"],
        expect: .init(outcome: .emit, record: ["Plant": "oak"])
      )
    }
    func patch(_ index: Int) -> JSON {
      Self.patch(
        Self.operation("replace", "/rules/1", Self.capitals),
        Self.operation("add", "/filters", Self.skip),
        Self.operation("replace", "/tests/\(index)/expect/record/Plant", "OAK")
      )
    }
    let mine = try await revise(
      ScriptedModel(patch(0), ["patch": []]),
      spec,
      userTests: ["mine"]
    )
    #expect(mine.draft.notices.first?.message.contains("\"mine\"") == true)
    #expect(mine.draft.spec.tests == spec.tests)
    let theirs = try await revise(ScriptedModel(patch(1)), spec, userTests: ["mine"])
    #expect(theirs.draft.spec.tests[1].expect.record == ["Plant": "OAK"])
    #expect(theirs.draft.spec.tests[0] == spec.tests[0])
  }

  @Test func `takes back the question that is answered, and no other`() async throws {
    var spec = try await drafted()
    spec.questions = ["Which case?", "Which pot?"].map {
      Question(because: [Because("S1", quote: "Copy the plant name")], text: $0, options: [])
    }
    let answer = "Question: Which case? Answer: capitals, for the plant name in capitals."
    #expect(DescriptionSplitter.sentences(of: "One. Two.\n\n" + answer).count == 3)
    func patch(_ index: Int, _ rule: JSON) -> JSON {
      Self.patch(
        Self.operation("remove", "/questions/\(index)", nil),
        Self.operation("replace", "/rules/1", rule)
      )
    }
    let first = try await revise(
      ScriptedModel(patch(0, Self.capitals)),
      spec,
      saying: [answer]
    )
    #expect(first.draft.spec.questions.map(\.text) == ["Which pot?"])
    var unrelated = Self.capitals.object ?? JSONObject()
    unrelated["because"] = [Self.because("the plant name in capitals")]
    let other = try await revise(
      ScriptedModel(patch(1, .object(unrelated)), ["patch": []], ["patch": []]),
      spec,
      saying: [answer]
    )
    #expect(other.draft.notices.first?.message.contains("question") == true)
    #expect(other.draft.spec.questions.map(\.text).starts(with: ["Which case?", "Which pot?"]))
  }

  @Test func `keeps what other rules share`() async throws {
    var spec = try await drafted()
    spec.valueMaps = [ValueMap(name: "kinds", entries: [.init(from: "fern", to: "moss")])]
    spec.rules[2].value = ValueExpression(
      .atom(
        Atom(
          .field("label"),
          then: [
            Step(
              "map_value",
              [
                Step.Argument("map", .constant("kinds")),
                Step.Argument("unlisted", .constant("keep")),
              ]
            )
          ]
        )
      )
    )
    let patch = Self.patch(
      Self.operation("replace", "/rules/1", Self.capitals),
      Self.operation("add", "/filters", Self.skip),
      Self.operation("replace", "/value_maps/0/entries/0/to", "fern")
    )
    let (_, draft) = try await revise(ScriptedModel(patch, Self.good), spec)
    #expect(draft.notices.first?.message.contains("\"kinds\", which r3 uses") == true)
    #expect(draft.spec.valueMaps == spec.valueMaps)
    #expect(draft.spec.filters.count == 1)
  }

  @Test func `passes on why there was no answer, with all that was said`() async throws {
    let exchange = ModelExchange(requestBody: "r", responseBody: "gone", status: 503)
    let fault = ModelFault(
      Diagnostic(.error, .MDL104, "busy", hint: "Wait."),
      exchanges: [exchange]
    )
    let thrown = try #require(
      await #expect(throws: DraftFault.self) { try await revise(ScriptedModel([.failure(fault)])) }
    )
    #expect(thrown.diagnostics.map(\.code) == [.MDL104])
    #expect(thrown.rounds.map(\.purpose) == [.revise])
    await #expect(throws: DraftFault.self) { try await revise(ScriptedModel(), saying: []) }
  }
}

extension String {
  /// What stands between two texts.
  fileprivate func components(between start: String, _ end: String) -> String? {
    guard let open = firstRange(of: start),
      let close = self[open.upperBound...].firstRange(of: end)
    else { return nil }
    return String(self[open.upperBound..<close.lowerBound])
  }
}
