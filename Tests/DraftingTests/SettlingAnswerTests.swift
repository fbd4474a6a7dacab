import Diagnostics
import Drafting
import MappingLanguage
import Records
import Testing

/// An answer settles its question for good, whatever the model makes of it.
struct SettlingAnswerTests {
  private static let extra = "Be kind to the keeper of the tray."

  private func draft(
    _ description: String,
    _ answers: JSON...,
    before: MappingSpec? = nil
  ) async throws -> Draft {
    let plants = Fixtures.plants
    var order = Fixtures.order(description, source: plants.source, target: plants.target)
    order.before = before
    let model = ScriptedModel(answers.map { .success($0) })
    return try await DraftSession(model: model, prompts: try Fixtures.prompts()).draft(order)
  }

  private func revise(
    _ spec: MappingSpec,
    _ answer: AnsweredQuestion,
    _ answers: JSON...
  ) async throws -> Draft {
    let plants = Fixtures.plants
    let revision = RevisionOrder(
      spec,
      adding: [answer.sentence],
      in: Fixtures.order("", source: plants.source, target: plants.target)
    )
    let model = ScriptedModel(answers.map { .success($0) })
    return try await RevisionSession(model: model, prompts: try Fixtures.prompts())
      .revise(revision)
  }

  private func described(_ text: String, _ answer: AnsweredQuestion) -> String {
    var description = AnsweredDescription(text)
    description.add(answer)
    return description.written
  }

  private static func cited(_ entry: NotMapped) -> [String] { entry.because.map(\.sentence) }

  /// The answer of the fixtures with a question of the model's own.
  private static func asking(
    _ text: String,
    about sentences: [(String, String)],
    _ wire: JSON = PlantAnswers.wire()
  ) -> JSON {
    var object = wire.object ?? JSONObject()
    object["questions"] = [
      [
        "text": .string(text), "options": ["fern", "moss"],
        "because": .array(
          sentences.map { ["s": .string($0.0), "quote": .string($0.1)] }
        ),
      ]
    ]
    return .object(object)
  }

  // MARK: A sentence that nothing cites

  @Test(arguments: ["Nothing", "nothing."])
  func `what nothing is to be done about is not asked again`(_ word: String) async throws {
    let text = PlantAnswers.description + " " + Self.extra
    let first = try await draft(text, PlantAnswers.wire())
    let question = try #require(first.spec.questions.first)
    #expect(first.spec.questions.count == 1 && question.options == ["Nothing"])
    let answer = AnsweredQuestion(question: question.text, answer: word)

    let second = try await draft(described(text, answer), PlantAnswers.wire())
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.report.allowsApproval, "\(second.report.blockers)")
    #expect(second.rounds.map(\.purpose) == [.draft])
    #expect(second.spec.notMapped.map(Self.cited) == [["S3", "S4"]])

    let revised = try await revise(first.spec, answer, ["patch": []])
    #expect(revised.spec.questions.isEmpty, "\(revised.spec.questions)")
    #expect(revised.report.allowsApproval, "\(revised.report.blockers)")
    #expect(revised.spec.notMapped.map(Self.cited) == [["S3", "S4"]])
    #expect(revised.spec.notMapped.first?.reason == "Decided: \(word)")
  }

  @Test func `a question about the answer that nothing is to be done is none`() async throws {
    let text = PlantAnswers.description + " " + Self.extra
    let first = try await draft(text, PlantAnswers.wire())
    let question = try #require(first.spec.questions.first)
    let answer = AnsweredQuestion(question: question.text, answer: "Nothing")
    let asking = Self.asking("What is \"Nothing\"?", about: [("S4", "Nothing")])
    let second = try await draft(described(text, answer), asking)
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.report.allowsApproval, "\(second.report.blockers)")
  }

  @Test func `an answer in words stands for its sentence once something follows it`() async throws {
    let text = PlantAnswers.description + " " + Self.extra
    let first = try await draft(text, PlantAnswers.wire())
    let question = try #require(first.spec.questions.first)
    let answer = AnsweredQuestion(question: question.text, answer: "Copy the mail to Email")
    let email = PlantAnswers.rule(
      "r4",
      "Email",
      PlantAnswers.field("mail"),
      onNull: .null,
      ("S4", "Copy the mail to Email")
    )
    let rules = (PlantAnswers.wire()["rules"]?.array ?? []) + [email]
    let second = try await draft(described(text, answer), PlantAnswers.answer(rules: rules))
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.report.allowsApproval, "\(second.report.blockers)")

    // Where nothing follows it, the question itself is asked again, and nothing besides.
    let ignored = try await draft(described(text, answer), PlantAnswers.wire())
    #expect(ignored.spec.questions.map(\.text) == [question.text])
    #expect(!ignored.report.allowsApproval)
  }

  // MARK: A problem that an answer does not mend

  @Test(arguments: [("moss, I think", 1), ("It is added in salesforce", 0)])
  func `a revision asks again what its answer does not mend`(
    _ words: String,
    _ count: Int
  )
    async throws
  {
    var (source, target) = Fixtures.plants
    source.fields[2].options.append(FieldOption("ivy"))
    source.fields[2].restricted = true
    target.fields[2].restricted = true
    let order = Fixtures.order(PlantAnswers.description, source: source, target: target)
    let prompts = try Fixtures.prompts()
    let first = try await DraftSession(model: ScriptedModel(PlantAnswers.wire()), prompts: prompts)
      .draft(order)
    let question = try #require(first.spec.questions.first { $0.text.contains("What does it") })
    let answer = AnsweredQuestion(question: question.text, answer: words)
    let model = ScriptedModel([.success(["patch": []]), .success(["patch": []])])
    let revised = try await RevisionSession(model: model, prompts: prompts)
      .revise(RevisionOrder(first.spec, adding: [answer.sentence], in: order))
    #expect(revised.spec.questions.filter { $0.text == question.text }.count == count)
    #expect(revised.report.diagnostics.contains { $0.code == .M306 && $0.severity == .error })
  }

  // MARK: A contradiction

  @Test func `the sentence that loses is not asked about, in any draft to come`() async throws {
    let text = PlantAnswers.description + " Use 'moss' if the tray has no label."
    let question = "Which label counts where a tray has none?"
    let asking = Self.asking(
      question,
      about: [
        ("S2", "Use 'fern' if the tray has no label"),
        ("S3", "Use 'moss' if the tray has no label"),
      ]
    )
    let first = try await draft(text, asking)
    #expect(first.spec.questions.map(\.text) == [question])
    let answer = AnsweredQuestion(question: question, answer: "fern")
    var rules = PlantAnswers.wire()["rules"]?.array ?? []
    var label = rules[2].object ?? JSONObject()
    label["because"] = .array((label["because"]?.array ?? []) + [["s": "S4", "quote": "fern"]])
    rules[2] = .object(label)
    let following = PlantAnswers.answer(rules: rules)

    let second = try await draft(described(text, answer), following, before: first.spec)
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.spec.notMapped.map(Self.cited) == [["S3", "S4"]])
    // The question is gone by now; what was settled is known from what is not mapped.
    let third = try await draft(described(text, answer), following, before: second.spec)
    #expect(third.spec.questions.isEmpty, "\(third.spec.questions)")
    #expect(third.report.allowsApproval, "\(third.report.blockers)")
    // The model asks once more although it follows the answer.
    let repeating = Self.asking(question, about: [("S3", "Use 'moss'")], following)
    let fourth = try await draft(described(text, answer), repeating)
    #expect(fourth.spec.questions.isEmpty, "\(fourth.spec.questions)")
    #expect(fourth.report.allowsApproval, "\(fourth.report.blockers)")
  }

  @Test func `an answer that nothing follows is asked for again, in its own words`() async throws {
    let question = "Which label counts where a tray has none?"
    let answer = AnsweredQuestion(question: question, answer: "moss")
    let asking = Self.asking(question, about: [("S2", "Use 'fern'")])
    let draft = try await draft(described(PlantAnswers.description, answer), asking)
    #expect(draft.spec.questions.map(\.text) == [question])
    #expect(!draft.report.allowsApproval)
  }

  // MARK: A rule that has another identifier now

  @Test func `an answer about a rule finds it in the next draft`() async throws {
    let first = try await draft(PlantAnswers.description, PlantAnswers.wire(plant: "plnt_name"))
    let question = try #require(first.spec.questions.first { $0.text.contains("(r2)") })
    let option = try #require(question.options.first { $0.contains("plant_name") })
    let answer = AnsweredQuestion(question: question.text, answer: option)
    var rules = PlantAnswers.wire(plant: "plnt_name")["rules"]?.array ?? []
    var plant = rules[1].object ?? JSONObject()
    plant["id"] = "r9"
    rules[1] = .object(plant)
    let second = try await draft(
      described(PlantAnswers.description, answer),
      PlantAnswers.answer(rules: rules)
    )
    #expect(second.spec.questions.isEmpty, "\(second.spec.questions)")
    #expect(second.spec.rules[1].value.json == ["field": "plant_name"])
  }

  // MARK: A copy of another field

  @Test func `the field that a person chose is read`() async throws {
    var (source, target) = Fixtures.plants
    source.fields.append(CatalogField("mail_2", label: "Assistant's e-mail", type: .email))
    target.fields.append(CatalogField("Keepers_Mail", label: "Keeper's e-mail", type: .email))
    let text = PlantAnswers.description + " Copy the address."
    let question =
      "Which field is Keeper's e-mail (Keepers_Mail): Keeper's e-mail or "
      + "Assistant's e-mail?"
    let rule = PlantAnswers.rule(
      "r4",
      "Keepers_Mail",
      PlantAnswers.field("mail_2"),
      onNull: .null,
      ("S3", "Copy the address")
    )
    let rules = (PlantAnswers.wire()["rules"]?.array ?? []) + [rule]
    func draft(_ description: String) async throws -> Draft {
      let model = ScriptedModel(PlantAnswers.answer(rules: rules), ["patch": []])
      return try await DraftSession(model: model, prompts: try Fixtures.prompts())
        .draft(Fixtures.order(description, source: source, target: target))
    }
    let first = try await draft(text)
    let doubt = try #require(first.report.diagnostics.first { $0.code == .M807 })
    #expect(doubt.fixes.contains { $0.patch.contains("Which field is Keeper") }, "\(doubt.fixes)")
    let answer = AnsweredQuestion(question: question, answer: "mail")
    let second = try await draft(described(text, answer))
    #expect(second.spec.rules[3].value.json == ["field": "mail"])
    #expect(second.spec.rules[3].because.map(\.sentence) == ["S3", "S4"])
    #expect(second.report.allowsApproval, "\(second.report.blockers)")
  }
}
