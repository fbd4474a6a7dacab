import Diagnostics
import Drafting
import MappingLanguage
import TestSupport
import Testing

/// Sentences of which some words are not read.
@Suite(.serialized, .computing) struct HalfReadTests {
  private static let lead =
    "Map HubSpot contacts to Salesforce leads: last name, company, email."

  struct Half: Sendable, CustomTestStringConvertible {
    let sentence: String
    /// The target of which nothing is written.
    let open: String
    /// A target of the same sentence of which enough is known.
    let known: String?
    var testDescription: String { sentence }

    init(_ sentence: String, _ open: String, known: String? = nil) {
      self.sentence = sentence
      self.open = open
      self.known = known
    }
  }

  static let halves = [
    Half("Rating is Warm for customers, otherwise Cold, but never on Mondays.", "Rating"),
    Half("Phone is the mobile phone number, except for our best friends.", "Phone"),
    Half("Lead source is Web, no, rather the other one.", "LeadSource"),
    Half("Copy the phone but not if it rings twice.", "Phone"),
    Half("Title is the job title, the same for good friends.", "Title"),
    Half("City is the city; if it rains, take another one.", "City"),
    Half("Copy the fax, and the phone twice a day.", "Fax"),
    Half(
      "Title is the job title; rating is Hot, but only at night.",
      "Rating",
      known: "Title"
    ),
    Half("City goes to City, and the street goes singing to Street.", "Street", known: "City"),
  ]

  @Test(arguments: halves)
  func `writes no rule for what is half read, and asks once`(_ half: Half) async throws {
    let draft = try await Workbench().draft(Self.lead + " " + half.sentence)
    #expect(draft.spec.rule(for: half.open) == nil)
    if let known = half.known { #expect(draft.spec.rule(for: known) != nil) }
    let asked = draft.spec.questions.filter { $0.because.contains { $0.sentence == "S2" } }
    #expect(asked.count == 1, "\(asked.map(\.text))")
    #expect(draft.report.count(.error) == 0, "\(draft.report.diagnostics)")
  }

  @Test func `no general sentence and no later one writes what is half read`() async throws {
    let spec = try await Workbench().draft(
      """
      Map HubSpot contacts to Salesforce leads. Title is the job title, but only at night. \
      Cut the title to 40 characters.
      """
    ).spec
    #expect(spec.rule(for: "Title") == nil)
    #expect(spec.notMapped.contains { $0.field == "Title" && $0.because[0].sentence == "S3" })
  }

  @Test(arguments: [
    ("The fax sings at midnight.", false),
    ("At night the city dances, and the fax itself sings.", false),
    ("Ignore those whose fax sings.", true), ("The telefax machine sings at night.", true),
  ])
  func `what unread words name is not copied because of a general sentence`(
    unread: String,
    isCopied: Bool
  ) async throws {
    let spec = try await Workbench().draft(
      "Map HubSpot contacts to Salesforce leads. " + unread
    ).spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
    #expect((spec.rule(for: "Fax") != nil) == isCopied)
    #expect(spec.notMapped.contains { $0.field == "Fax" } == !isCopied)
  }

  @Test func `what a list does not name is told`() async throws {
    let general = "Map HubSpot contacts to Salesforce leads."
    let list = try await Workbench().draft(general + " Put the city into State.").spec
    #expect(list.rule(for: "Fax") == nil)
    let told = list.notMapped.filter { $0.because.contains { $0.sentence == "S1" } }
    #expect(told.contains { $0.reason.contains("Alike, and not copied:") })
    #expect(told.contains { $0.reason.contains("Fax") && !$0.reason.contains("State") })
    let all = try await Workbench().draft(general).spec
    #expect(all.rule(for: "Fax") != nil)
    #expect(!all.notMapped.contains { $0.reason.contains("Alike") })
  }

  @Test func `the question names what was read, and an answer keeps just that`() async throws {
    let description = Self.lead + " Rating is Hot for customers, but only at night."
    let question = try #require(try await Workbench().draft(description).spec.questions.first)
    #expect(question.text.contains("reads \"Rating is Hot for customers\""))
    #expect(question.text.contains("cannot read \"but only at night\""))
    for (answer, value) in [
      ("Do only what was read", #"{"const":"Hot"}"#),
      ("Set rating to 'Cold'.", #"{"const":"Cold"}"#),
    ] {
      var answered = AnsweredDescription(description)
      answered.add(AnsweredQuestion(question: question.text, answer: answer))
      let spec = try await Workbench().draft(answered.written).spec
      #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
      #expect(spec.value(of: "Rating") == value)
    }
  }
}
