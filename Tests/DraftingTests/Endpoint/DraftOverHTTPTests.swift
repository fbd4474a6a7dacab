import Diagnostics
import Drafting
import MappingLanguage
import Records
import Sandbox
import Testing

/// Whole drafts over HTTP in each dialect: what the model does wrong, and what is kept.
@Suite("A draft over HTTP", .timeLimit(.minutes(10))) struct DraftOverHTTPTests {
  /// Answers every question with the good draft of the plants, and every repair with no change.
  private static let plants: ModelAnswer = { request in
    let asked = request["messages"]?.array?.last?["content"]?.string ?? ""
    let answer: JSON =
      asked.contains("<<diagnostics") ? ["patch": []] : PlantAnswers.wire()
    return [
      "model": "the-model",
      "choices": [["message": ["content": .string(answer.text())], "finish_reason": "stop"]],
      "usage": [
        "prompt_tokens": .integer(asked.count / 3 + 10_000), "completion_tokens": 400,
      ],
    ]
  }

  private static func draft(
    _ live: LiveEndpoint,
    _ plants: (source: Catalog, target: Catalog) = Fixtures.plants
  ) async throws -> Draft {
    try await DraftSession(
      model: live.model(),
      prompts: try Fixtures.prompts(),
      settings: DraftSettings(contextTokens: 64_000)
    ).draft(
      Fixtures.order(PlantAnswers.description, source: plants.source, target: plants.target)
    )
  }

  private static func with(
    _ dialect: ModelDialect,
    _ body: @Sendable (LiveEndpoint) async throws -> Void
  ) async throws { try await LiveEndpoint.with(dialect, answer: plants, body) }

  @Test(arguments: ModelDialect.allCases)
  func `is made in every dialect`(_ dialect: ModelDialect) async throws {
    try await Self.with(dialect) { live in
      let draft = try await Self.draft(live)
      #expect(!draft.report.hasErrors, "\(draft.report.diagnostics)")
      #expect(draft.spec.rules.map(\.target) == ["Tray_Id", "Plant", "Label"])
      #expect(draft.cost.requests == 1 && draft.usage.completion == 400)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `has a field that was made up told, and keeps the rest`(
    _ dialect: ModelDialect
  ) async throws {
    try await Self.with(dialect) { live in
      try await live.twist(.hallucinated, times: 1)
      let draft = try await Self.draft(live)
      #expect(draft.report.diagnostics.contains { $0.code == .M201 })
      #expect(draft.spec.rules.count == 3 && !draft.spec.questions.isEmpty)
      #expect(!draft.report.allowsApproval)
    }
  }

  /// The plants, all of whose fields but the number are plain text.
  private static var texts: (source: Catalog, target: Catalog) {
    var plants = Fixtures.plants
    plants.source.fields[2] = CatalogField("label", label: "Label", type: .text)
    plants.target.fields[2] = CatalogField("Label", label: "Label", type: .text)
    return plants
  }

  /// No check can know better: samples and a person must.
  @Test(arguments: ModelDialect.allCases)
  func `passes on a draft that is well formed and wrong`(_ dialect: ModelDialect) async throws {
    try await Self.with(dialect) { live in
      try await live.twist(.swapped, times: 1)
      let draft = try await Self.draft(live, Self.texts)
      let fields = draft.spec.rules.map { $0.value.json["field"]?.string ?? "" }
      #expect(fields.contains("label") && fields[1] == "label", "\(fields)")
      #expect(!draft.report.hasErrors)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `says so where the answer is of another shape`(_ dialect: ModelDialect) async throws {
    try await Self.with(dialect) { live in
      try await live.twist(.wrongSchema)
      let fault = try await #require(throws: DraftFault.self) { try await Self.draft(live) }
      #expect(fault.diagnostics.first?.code == .M101, "\(fault.diagnostics)")
      #expect(!fault.rounds.isEmpty && fault.cost(prices: nil).usage.total > 10_000)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `keeps the draft when the endpoint fails while it is mended`(
    _ dialect: ModelDialect
  ) async throws {
    try await LiveEndpoint.with(
      dialect,
      answer: { request in
        var reply = Self.plants(request).object ?? JSONObject()
        let bad = PlantAnswers.wire(plant: "plnt_name").text()
        reply["choices"] = [["message": ["content": .string(bad)], "finish_reason": "stop"]]
        return .object(reply)
      }
    ) { live in
      try await live.fault(["do": "twist", "how": "quota", "nth": 2, "times": 9])
      let draft = try await Self.draft(live)
      #expect(draft.notices.map(\.code) == [.MDL103])
      #expect(draft.spec.rules.count == 3)
    }
  }

  @Test(arguments: ModelDialect.allCases)
  func `tells how the model's answer comes along`(_ dialect: ModelDialect) async throws {
    try await Self.with(dialect) { live in
      let plants = Fixtures.plants
      let told = Recorded<DraftProgress>()
      _ = try await DraftSession(model: live.model(), prompts: try Fixtures.prompts()).draft(
        Fixtures.order(PlantAnswers.description, source: plants.source, target: plants.target)
      ) { told.add($0) }
      let lengths = told.all.compactMap { progress in
        if case .model(.received(let characters, _, _)) = progress { characters } else { nil }
      }
      #expect(lengths.count > 1 && lengths == lengths.sorted())
      #expect(lengths.last ?? 0 > 1_000)
    }
  }
}
