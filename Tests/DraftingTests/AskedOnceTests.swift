import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

/// One thing is asked once in a draft, whether the model asks it or the checker.
struct AskedOnceTests {
  /// A draft in which nothing writes Plant, which is required, and the model asks these questions.
  private func draft(
    _ questions: (text: String, because: [(String, String)])...,
    longer: Bool = false
  ) async throws -> Draft {
    var (source, target) = Fixtures.plants
    if longer {
      source.fields.append(CatalogField("plant_tag", label: "Plant Tag", type: .text))
    }
    let wire = PlantAnswers.wire()
    var object = wire.object ?? JSONObject()
    object["rules"] = .array(
      (wire["rules"]?.array ?? []).filter { $0["target"]?.string != "Plant" }
    )
    object["questions"] = .array(
      questions.map { question in
        [
          "text": .string(question.text), "options": ["plant_name", "Something else"],
          "because": .array(
            question.because.map { ["s": .string($0.0), "quote": .string($0.1)] }
          ),
        ]
      }
    )
    let model = ScriptedModel(.object(object), ["patch": []])
    return try await DraftSession(model: model, prompts: try Fixtures.prompts())
      .draft(Fixtures.order(PlantAnswers.description, source: source, target: target))
  }

  private static let missing = "Plant is required. Where does it come from?"
  private static let whole = [("S1", "Copy the plant name.")]
  private static let second = [("S2", "Use 'fern'")]

  @Test(arguments: [
    "Plant is required on Tray. What should be written to it?",
    "What do you want in the field \"Plant\"?",
  ])
  func `a required field that the model asks about is not asked about again`(
    _ question: String
  ) async throws {
    let draft = try await draft((question, Self.second))
    #expect(draft.spec.questions.map(\.text).contains(question))
    #expect(!draft.spec.questions.map(\.text).contains(Self.missing), "\(draft.spec.questions)")
    // Asking mends nothing.
    #expect(draft.report.diagnostics.contains { $0.code == .M401 })
    #expect(!draft.report.allowsApproval)
  }

  @Test func `a question about the same words and another thing takes none away`() async throws {
    let draft = try await draft(("Which trays are meant?", Self.whole))
    #expect(draft.spec.questions.map(\.text).contains(Self.missing), "\(draft.spec.questions)")
  }

  @Test func `a longer name is another field's`() async throws {
    let question = "What is the Plant Tag for?"
    let asked = try await draft((question, Self.second), longer: true).spec.questions
    #expect(asked.map(\.text).contains(Self.missing), "\(asked)")
    let both = "Does Plant come from the Plant Tag?"
    let once = try await draft((both, Self.second), longer: true).spec.questions
    #expect(!once.map(\.text).contains(Self.missing), "\(once)")
  }

  @Test func `the model's own question in the same words is one`() async throws {
    let question = "What belongs in Plant?"
    let draft = try await draft((question, Self.whole), (question, Self.second))
    let asked = draft.spec.questions.filter { $0.text == question }
    #expect(asked.count == 1)
    #expect(asked.first?.because.map(\.sentence) == ["S1", "S2"])
    #expect(asked.first?.options == ["plant_name", "Something else"])
  }
}
