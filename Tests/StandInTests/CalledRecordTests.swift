import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

@testable import StandIn

/// Filters about records by a word: `Skip students`.
@Suite(.serialized, .computing) struct CalledRecordTests {
  /// A field of the source that may tell who is a student.
  enum Teller: Sendable {
    case option, optionSet, several, near, studentField, none

    var fields: [CatalogField] {
      func field(_ name: String, _ type: FieldType, _ options: [String]) -> CatalogField {
        var field = CatalogField(name, type: type)
        field.options = options.map { FieldOption($0, label: $0) }
        return field
      }
      return switch self {
      case .option: [field("member_type", .option, ["Student", "Former student", "Intern"])]
      case .optionSet: [field("member_types", .optionSet, ["student", "intern"])]
      case .several:
        [field("member_type", .option, ["Student"]), field("badge", .option, ["student"])]
      case .near:
        [
          field("member_type", .option, ["Former student"]), field("student_number", .text, []),
        ]
      case .studentField:
        [field("member_types", .optionSet, ["student"]), field("student_number", .text, [])]
      case .none: []
      }
    }
  }

  private static func order(_ description: String, _ teller: Teller) throws -> DraftOrder {
    var source = try Workbench.catalog("hubspot.contacts")
    source = Catalog(
      system: source.system,
      object: source.object,
      label: source.label,
      fields: source.fields + teller.fields
    )
    return DraftOrder(
      mapping: "test-mapping",
      description: description,
      source: source,
      target: try Workbench.catalog("salesforce.Lead"),
      options: CheckOptions(specName: "test-mapping")
    )
  }

  private static func draft(_ description: String, _ teller: Teller) async throws -> MappingSpec {
    let session = DraftSession(model: InProcessModel(), prompts: try Workbench.prompts())
    return try await session.draft(
      try order("Map HubSpot contacts to Salesforce leads. " + description, teller)
    ).spec
  }

  private static let wishes = [
    "Skip students.", "Ignore students.", "Leave out students.", "Leave students out.",
    "Exclude students.", "No students please.", "Do not sync students.",
    "Students should be skipped.", "Students must not be imported.", "Skip all students.",
    "Skip every student.", "We don't want students there.",
  ]

  @Test(arguments: wishes)
  func `skips the records with the one option that is called so`(_ wish: String) async throws {
    let one = try await Self.draft(wish, .option)
    #expect(one.questions.isEmpty, "\(one.questions.map(\.text))")
    #expect(one.filters.map(\.action) == [.dropRecord])
    #expect(
      one.filters.first?.when.json.text()
        == #"{"all":[{"of":{"field":"member_type"},"op":"eq","arg":"Student"}]}"#
    )
    let set = try await Self.draft(wish, .optionSet)
    #expect(
      set.filters.first?.when.json.text()
        == #"{"all":[{"of":{"field":"member_types"},"op":"contains","arg":"student"}]}"#
    )
  }

  @Test(arguments: wishes + ["Only students.", "Hold students for review.", "Reject students."])
  func `asks which field of the source tells`(_ wish: String) async throws {
    for teller in [Teller.none, .several, .near] where teller != .near || !wish.hasPrefix("Only") {
      let spec = try await Self.draft(wish, teller)
      let question = try #require(spec.questions.first)
      #expect(spec.questions.count == 1)
      #expect(question.text.contains("hubspot contacts"))
      #expect(!question.text.contains("salesforce"), "\(teller)")
      #expect(question.options.last?.hasSuffix(" nothing") == true)
      #expect(!question.options.contains("Leave it out"))
      #expect(spec.filters.isEmpty)
      let offered = question.options.dropLast(2)
      switch teller {
      case .several:
        #expect(
          offered == ["Those whose member_type is 'Student'", "Those whose badge is 'student'"]
        )
      case .near:
        #expect(
          offered == [
            "Those whose member_type is 'Former student'", "student_number (student_number)",
            "Do not copy student_number",
          ]
        )
      default: #expect(offered.isEmpty)
      }
    }
  }

  @Test func `what is known beside it is skipped, whatever is asked`() async throws {
    let spec = try await Self.draft("Skip customers and students.", .none)
    #expect(spec.filters.count == 1)
    #expect(spec.questions.count == 1)
    let fax = try await Self.draft("Leave out the fax and students.", .none)
    #expect(fax.rule(for: "Fax") == nil)
    #expect(fax.questions.count == 1)
  }

  @Test(arguments: [
    "Skip students on Mondays.", "Skip students unless they pay.", "Skip students who are rude.",
    "Skip other students.", "Do not skip students.", "Skip former interns and their phones.",
    "Skip new students.",
  ])
  func `filters nothing where a word is not understood`(_ wish: String) async throws {
    let spec = try await Self.draft(wish, .option)
    #expect(spec.filters.isEmpty)
    #expect(!spec.questions.isEmpty)
  }

  @Test(arguments: [
    ("Skip phones.", "Phone"), ("Leave out the fax.", "Fax"), ("Leave out emails.", "Email"),
    ("Skip the notes.", "Description"),
  ])
  func `leaves fields out that are called so`(_ wish: String, _ target: String) async throws {
    let spec = try await Self.draft(wish, .near)
    #expect(spec.filters.isEmpty)
    #expect(spec.notMapped.contains { $0.field == target && $0.because[0].sentence == "S2" })
  }

  // MARK: Answers

  private static func answered(
    _ wish: String,
    _ teller: Teller,
    _ answers: [String]
  ) async throws -> MappingSpec {
    var description = AnsweredDescription("Map HubSpot contacts to Salesforce leads. " + wish)
    let session = DraftSession(model: InProcessModel(), prompts: try Workbench.prompts())
    var spec = try await session.draft(try order(description.written, teller)).spec
    for answer in answers {
      let question = try #require(spec.questions.first)
      description.add(AnsweredQuestion(question: question.text, answer: answer))
      spec = try await session.draft(try order(description.written, teller)).spec
    }
    return spec
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let teller: Teller
    let answers: [String]
    let test: String
    var testDescription: String { answers.joined(separator: " / ") }

    init(_ teller: Teller, _ answers: [String], _ test: String) {
      (self.teller, self.answers, self.test) = (teller, answers, test)
    }
  }

  @Test(arguments: [
    Case(
      .several,
      ["Those whose badge is 'student'"],
      #"{"of":{"field":"badge"},"op":"eq","arg":"student"}"#
    ),
    Case(
      .none,
      ["Skip contacts whose job title is 'Student'."],
      #"{"of":{"field":"jobtitle"},"op":"eq","arg":"Student"}"#
    ),
    Case(
      .none,
      ["Those whose job title contains 'Student'"],
      #"{"of":{"field":"jobtitle"},"op":"contains","arg":"Student"}"#
    ),
    Case(
      .none,
      ["jobtitle", "Student"],
      #"{"of":{"field":"jobtitle"},"op":"eq","arg":"Student"}"#
    ),
    Case(
      .none,
      ["Job Title", "contains 'Student'"],
      #"{"of":{"field":"jobtitle"},"op":"contains","arg":"Student"}"#
    ),
    Case(
      .near,
      ["student_number (student_number)", "Any value"],
      #"{"of":{"field":"student_number"},"op":"is_not_null"}"#
    ),
    Case(
      .none,
      ["lifecyclestage", "lead"],
      #"{"of":{"field":"lifecyclestage"},"op":"eq","arg":"lead"}"#
    ),
  ])
  func `an answer says which records are meant`(_ one: Case) async throws {
    let anew = try await Self.answered("Skip students.", one.teller, one.answers)
    let inTurn = try await Self.revised("Skip students.", one.teller, one.answers)
    for spec in [anew, inTurn] {
      #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
      #expect(spec.filters.map(\.action) == [.dropRecord])
      #expect(spec.filters.first?.when.json.text() == #"{"all":["# + one.test + "]}")
    }
  }

  /// Each answer in a revision of its own.
  private static func revised(
    _ wish: String,
    _ teller: Teller,
    _ answers: [String]
  ) async throws -> MappingSpec {
    var spec = try await draft(wish, teller)
    for answer in answers {
      let question = try #require(spec.questions.first)
      let said = AnsweredQuestion(question: question.text, answer: answer)
      spec = try await revised(spec, teller, said.sentence)
    }
    return spec
  }

  @Test func `a word that is an option and a field's name is asked about`() async throws {
    let spec = try await Self.draft("Do not copy students.", .studentField)
    #expect(spec.filters.isEmpty)
    let question = try #require(spec.questions.first)
    #expect(question.options.first == "Those whose member_types is 'student'")
    #expect(question.options.contains("Do not copy student_number"))
  }

  @Test func `an answer skips nothing, and one that may mean either is no answer`() async throws {
    let nothing = try await Self.answered("Skip students.", .near, ["Skip nothing"])
    #expect(nothing.questions.isEmpty && nothing.filters.isEmpty)
    let told = nothing.notMapped.filter { $0.reason.contains("skip nothing") }
    #expect(Set(told.flatMap { $0.because.map(\.sentence) }) == ["S2", "S3"])
    let either = try await Self.answered("Skip students.", .near, ["Leave it out"])
    #expect(either.questions.count == 1, "\(either.questions.map(\.text))")
    #expect(either.questions.first?.text.hasPrefix(#""Leave it out" may mean"#) == true)
    #expect(either.filters.isEmpty)
    let field = try await Self.answered("Skip students.", .near, ["Do not copy student_number"])
    #expect(field.questions.isEmpty && field.filters.isEmpty)
  }

  // MARK: Revisions

  private static func revised(
    _ spec: MappingSpec,
    _ teller: Teller,
    _ sentence: String
  ) async throws -> MappingSpec {
    try await RevisionSession(model: InProcessModel(), prompts: try Workbench.prompts())
      .revise(RevisionOrder(spec, adding: [sentence], in: try order("", teller))).spec
  }

  @Test func `a revision skips them, or asks and takes the answer`() async throws {
    let option = try await Self.draft("", .option)
    let skipped = try await Self.revised(option, .option, "No students please.")
    #expect(skipped.filters.count == 1)
    #expect(skipped.filters.first?.because.first?.sentence == "S2")
    let before = try await Self.draft("", .none)
    let asked = try await Self.revised(before, .none, "Skip students.")
    #expect(asked.filters.isEmpty && asked.rules == before.rules)
    let question = try #require(asked.questions.last)
    #expect(question.text.contains("students") && !question.text.contains("salesforce"))
    for (answer, count) in [("Skip nothing", 0), ("Those whose job title is 'Student'", 1)] {
      let sentence = "Question: \(question.text) Answer: \(answer)"
      let settled = try await Self.revised(asked, .none, sentence)
      #expect(settled.questions.isEmpty, "\(settled.questions.map(\.text))")
      #expect(settled.filters.count == count)
    }
  }
}
