import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

/// What a person answers to the checker's own question is done, whatever the model does.
struct DecidedFixTests {
  private func draft(_ description: String, _ model: ScriptedModel) async throws -> Draft {
    let plants = Fixtures.plants
    return try await DraftSession(model: model, prompts: try Fixtures.prompts()).draft(
      Fixtures.order(description, source: plants.source, target: plants.target)
    )
  }

  private func stubborn() -> ScriptedModel {
    ScriptedModel(PlantAnswers.wire(plant: "plnt_name"), ["patch": []])
  }

  private func answered(_ answer: (Question) throws -> String) async throws -> Draft {
    let first = try await draft(PlantAnswers.description, stubborn())
    let question = try #require(first.spec.questions.first)
    var description = AnsweredDescription(PlantAnswers.description)
    description.add(AnsweredQuestion(question: question.text, answer: try answer(question)))
    return try await draft(description.written, stubborn())
  }

  @Test func `the fix that was chosen is made, and cites the answer`() async throws {
    let draft = try await answered { try #require($0.options.first { $0.contains("plant_name") }) }
    #expect(draft.spec.rules[1].value.json == ["field": "plant_name"])
    #expect(draft.spec.rules[1].because.map(\.sentence) == ["S1", "S3"])
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions)")
    #expect(!draft.report.hasErrors)
  }

  @Test func `what is no fix stays a question`() async throws {
    let draft = try await answered { _ in "whatever" }
    #expect(draft.spec.rules[1].value.json == ["field": "plnt_name"])
    #expect(draft.report.hasErrors && !draft.spec.questions.isEmpty)
  }

  @Test func `an option takes the place of a text that is like none`() async throws {
    var rules = PlantAnswers.wire()["rules"]?.array ?? []
    rules[2] = PlantAnswers.rule(
      "r3",
      "Label",
      PlantAnswers.field("label", then: [PlantAnswers.step("default", ("value", "q"))]),
      onNull: .null,
      ("S2", "Use 'q' if the tray has no label")
    )
    let wire = PlantAnswers.answer(rules: rules)
    let text = "Copy the plant name. Use 'q' if the tray has no label."
    let first = try await draft(text, ScriptedModel(wire, ["patch": []]))
    let question = try #require(first.spec.questions.first)
    #expect(question.options == ["It is added in salesforce", "fern", "moss"])
    var description = AnsweredDescription(text)
    description.add(AnsweredQuestion(question: question.text, answer: "moss"))
    let second = try await draft(description.written, ScriptedModel(wire, ["patch": []]))
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.spec.rules[2].value.json["then"]?[0]?["value"] == "moss")
    #expect(second.spec.rules[2].because.map(\.sentence) == ["S2", "S3"])
  }
}
