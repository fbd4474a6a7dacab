import Diagnostics
import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// What new sentences and answers change in a mapping, read by the stand-in.
@Suite(.serialized, .computing) struct RevisionTests {
  private static func demo(_ more: String = "") async throws -> MappingSpec {
    try await Workbench().draft(Workbench.demo + more).spec
  }

  private static func untouched(_ before: MappingSpec, _ after: MappingSpec) -> [String] {
    before.rules.filter { after.rules.contains($0) }.map(\.target)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    let target: String
    let value: String
    var testDescription: String { sentence }

    init(_ sentence: String, _ target: String, _ value: String) {
      self.sentence = sentence
      self.target = target
      self.value = value
    }
  }

  static let changes = [
    Case(
      "Cut the title to 40 characters.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":40}]}"#
    ),
    Case("Set rating to 'Warm'.", "Rating", #"{"const":"Warm"}"#),
    Case("Copy the seniority to Description.", "Description", #"{"field":"seniority"}"#),
    Case("Use the mobile phone for Phone instead.", "Phone", #"{"field":"mobilephone"}"#),
    Case("Use the seniority for Title instead.", "Title", #"{"field":"seniority"}"#),
    Case("Instead, copy the seniority to Title.", "Title", #"{"field":"seniority"}"#),
    Case(
      "The default for the lead source is 'Other'.",
      "LeadSource",
      #"{"field":"hs_analytics_source","then":[{"fn":"default","value":"Other"}]}"#
    ),
  ]

  @Test(arguments: [
    "No longer map the fax.", "Stop mapping Fax.", "Don't map Fax any more.",
    "Remove the rule for Fax.",
  ])
  func `a sentence takes a rule away, and no other`(_ sentence: String) async throws {
    let before = try await Self.demo()
    let draft = try await Workbench().revise(before, sentence)
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(before.rule(for: "Fax") != nil)
    #expect(draft.spec.rules == before.rules.filter { $0.target != "Fax" })
    #expect(draft.spec.notMapped.contains { $0.field == "Fax" && $0.because[0].sentence == "S4" })
  }

  @Test(arguments: [
    "Stop skipping contacts without an email.", "Send those without an e-mail too.",
    "Don't skip contacts without an email any more.",
    "Contacts without an email are no longer skipped.",
    "Send contacts without an email again.",
  ])
  func `a sentence takes a filter away, and no other`(_ sentence: String) async throws {
    let before = try await Self.demo(" Skip contacts without an email. Skip customers.")
    #expect(before.filters.count == 2)
    let draft = try await Workbench().revise(before, sentence)
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(draft.spec.filters == before.filters.filter { $0.because[0].sentence == "S5" })
    #expect(draft.spec.rules == before.rules)
    #expect(draft.spec.questions == before.questions)
    let reasons = draft.spec.notMapped.map { $0.because.map(\.sentence) }
    #expect(reasons.contains(["S6", "S4"]))
    #expect(draft.report.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test(arguments: [
    "Stop skipping students.", "Stop skipping contacts without a phone.",
    "Send those without an e-mail or a phone too.", "Leave Country as it was.",
    "Leave Country as it is.", "Undo the last change.", "Use the fax instead of the phone.",
  ])
  func `what is not sure changes nothing, and is asked about`(_ sentence: String) async throws {
    let before = try await Self.demo(" Skip contacts without an email. Skip customers.")
    let draft = try await Workbench().revise(before, sentence)
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(draft.spec.rules == before.rules)
    #expect(draft.spec.filters == before.filters)
    #expect(draft.spec.questions.count == before.questions.count + 1)
  }

  @Test(arguments: changes)
  func `a sentence changes its rule in place, and no other`(_ one: Case) async throws {
    let before = try await Self.demo()
    let draft = try await Workbench().revise(before, one.sentence)
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(draft.spec.questions == before.questions)
    #expect(draft.spec.value(of: one.target) == one.value)
    let rule = try #require(draft.spec.rule(for: one.target))
    #expect(rule.because.last?.sentence == "S4")
    let old = before.rule(for: one.target)
    #expect(old == nil || old?.id == rule.id)
    #expect(Self.untouched(before, draft.spec).count == before.rules.count - (old == nil ? 0 : 1))
    #expect(draft.report.diagnostics.filter { $0.severity == .error }.isEmpty)
  }

  @Test(arguments: ["Skip records without an email.", "Skip customers."])
  func `tests that were written of a plain mapping follow a filter`(_ sentence: String) async throws
  {
    let before = try await Workbench().draft("Map HubSpot contacts to Salesforce leads.").spec
    #expect(!before.tests.isEmpty)
    let draft = try await Workbench().revise(before, sentence)
    #expect(draft.spec.filters.count == 1)
    let errors = draft.report.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    #expect(draft.spec.tests.contains { $0.name.hasPrefix("left out by") })
  }

  @Test func `filters, rules and fields to leave out in one go`() async throws {
    let before = try await Self.demo(" Skip contacts without an email.")
    let draft = try await Workbench().revise(
      before,
      "The phone must be E.164, numbers without a country code are German.",
      "Don't map the fax.",
      "Skip contacts whose job title is 'Student'."
    )
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(draft.spec.rule(for: "Fax") == nil)
    #expect(draft.spec.notMapped.contains { $0.field == "Fax" && $0.because[0].sentence == "S6" })
    #expect(draft.spec.filters.count == 2)
    #expect(draft.spec.filters.first == before.filters.first)
    #expect(draft.spec.filters.last?.because.first?.sentence == "S7")
    #expect(draft.spec.value(of: "Phone")?.contains(#""region":"DE""#) == true)
  }

  @Test func `what is not read becomes a question, and an answer takes it back`() async throws {
    let before = try await Self.demo()
    let asked = try await Workbench().revise(before, "Frobnicate the quux twice.")
    #expect(asked.spec.rules == before.rules)
    let question = try #require(asked.spec.questions.last)
    #expect(question.because.first?.sentence == "S4")
    let answered = try await Workbench().revise(
      asked.spec,
      "Question: \(question.text) Answer: Set rating to 'Hot'."
    )
    #expect(answered.spec.questions.isEmpty, "\(answered.spec.questions) \(answered.notices)")
    #expect(answered.spec.value(of: "Rating") == #"{"const":"Hot"}"#)
    #expect(Self.untouched(before, answered.spec).count == before.rules.count)
  }

  @Test func `a region that was asked for changes just the phone`() async throws {
    let before = try await Self.demo()
    let asked = try await Workbench().revise(before, "The phone must be E.164.")
    let question = try #require(asked.spec.questions.last)
    #expect(asked.spec.rules == before.rules)
    let answered = try await Workbench().revise(
      asked.spec,
      "Question: \(question.text) Answer: GB"
    )
    #expect(answered.spec.questions.isEmpty, "\(answered.spec.questions) \(answered.notices)")
    #expect(answered.spec.value(of: "Phone")?.contains(#""region":"GB""#) == true)
    #expect(Self.untouched(before, answered.spec).count == before.rules.count - 1)
  }

  @Test func `two sentences that differ are settled by an answer`() async throws {
    let before = try await Self.demo(" Copy the seniority to Title.")
    let asked = try await Workbench().revise(before, "Copy the job function to Title.")
    #expect(asked.spec.rules == before.rules)
    let question = try #require(asked.spec.questions.last)
    for (option, value) in [("S5", "job_function"), ("S4", "seniority")] {
      let sentence = "Question: \(question.text) Answer: \(option)"
      let answered = try await Workbench().revise(asked.spec, sentence)
      #expect(answered.spec.questions.isEmpty, "\(answered.spec.questions) \(answered.notices)")
      #expect(answered.spec.value(of: "Title") == #"{"field":""# + value + #""}"#)
    }
  }
}

/// Every question of the stand-in is settled by what it offers, in a draft that is made anew.
@Suite(.serialized, .computing) struct AnswerTests {
  /// Answers each question by an option until nothing is asked.
  private func settle(_ description: String, _ pick: (Question) -> String) async throws -> Draft {
    var answered = AnsweredDescription(description)
    var draft = try await Workbench().draft(answered.written)
    for _ in 0..<6 {
      guard let question = draft.spec.questions.first else { break }
      answered.add(AnsweredQuestion(question: question.text, answer: pick(question)))
      draft = try await Workbench().draft(answered.written)
      let isBack = draft.spec.questions.contains { $0.text == question.text }
      #expect(!isBack, "\(question.text)")
    }
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions)")
    return draft
  }

  @Test(arguments: [
    "Copy the shoe size to Description.",
    "Set status to 'Working - Contacted'. Set rating to lukewarm.",
    "The phone must be E.164.",
    "Frobnicate the quux.",
    "Skip contacts without an email. Only contacts without an email.",
    "Do not map the fax number. Copy the fax number.",
  ])
  func `by its first option, and by leaving out`(_ sentence: String) async throws {
    let description = "Map HubSpot contacts to Salesforce leads. " + sentence
    _ = try await settle(description) { question in
      let option = question.options.first { $0 != "Say it in other words" }
      return option == "Use a language model" ? "Leave it out" : option ?? "Leave it out"
    }
    _ = try await settle(description) { question in
      question.options.contains("Leave it out") ? "Leave it out" : question.options.first ?? "US"
    }
  }

  @Test func `a required field by a fixed text, a field or a sentence`() async throws {
    let description = "Match on the e-mail. Copy the email, the city and the last name."
    for (answer, value) in [
      ("A fixed text: Unknown", #"{"const":"Unknown"}"#), ("'Unknown'", #"{"const":"Unknown"}"#),
      ("company", #"{"field":"company"}"#),
      ("Copy the company to Company.", #"{"field":"company"}"#),
    ] {
      let draft = try await settle(description) { question in
        question.text.hasPrefix("Company is required") ? answer : question.options.first ?? "US"
      }
      #expect(draft.spec.value(of: "Company") == value, "\(answer)")
    }
  }

  @Test func `the key by a field, or never`() async throws {
    let description = "Copy the email, the company and the last name."
    let draft = try await Workbench().draft(description)
    guard draft.spec.questions.contains(where: { $0.text.contains("found again") }) else { return }
    let never = try await settle(description) { $0.options.last ?? "" }
    #expect(never.spec.target.key.isEmpty)
  }
}
