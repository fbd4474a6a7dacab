import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// What several sentences say about one field, in one description or in a description and a
/// revision of it.
@Suite(.serialized, .computing) struct SentencesAboutOneFieldTests {
  private static let map = "Map HubSpot contacts to Salesforce leads. "

  private static func said(_ first: String, then second: String?) async throws -> Draft {
    let draft = try await Workbench().draft(map + first)
    guard let second else { return draft }
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions)")
    return try await Workbench().revise(draft.spec, second)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let first: String
    var second: String?
    let target: String
    let value: String
    var testDescription: String { [first, second].compactMap(\.self).joined(separator: " | ") }
  }

  private static let phone =
    #"{"coalesce":[{"field":"phone"},{"field":"mobilephone"}],"#
    + #""then":[{"fn":"normalize_phone","check":"possible","format":"e164","region":"DE"}]}"#
  private static let normalized =
    #"[{"fn":"normalize_phone","check":"possible","format":"e164","region":"DE"}]"#
  private static let city =
    #"{"coalesce":[{"field":"city"},{"field":"state"},{"field":"country"}]}"#
  private static let rating =
    #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"lead"}]},"#
    + #""value":{"const":"Cold"}},{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
    + #""arg":"customer"}]},"value":{"const":"Hot"}}],"else":{"const":null}}"#

  static let cases = [
    Case(
      first: "Set the rating to 'Hot' if the lifecycle stage is customer.",
      second: "Set the rating to 'Cold' if the lifecycle stage is lead.",
      target: "Rating",
      value: rating
    ),
    Case(
      first: "The phone must be E.164, default country Germany. "
        + "Use the mobile phone for the phone if the phone is empty.",
      target: "Phone",
      value: phone
    ),
    Case(
      first: "Use the mobile phone for the phone if the phone is empty. "
        + "The phone must be E.164, default country Germany.",
      target: "Phone",
      value: phone
    ),
    Case(
      first: "The phone must be E.164, default country Germany.",
      second: "Use the mobile phone for the phone if the phone is empty.",
      target: "Phone",
      value: phone
    ),
    Case(
      first: "Use the mobile phone for Phone for customers. "
        + "The phone must be E.164, default country Germany.",
      target: "Phone",
      value: #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
        + #""arg":"customer"}]},"value":{"field":"mobilephone","then":"# + normalized
        + #"}}],"else":{"field":"phone","then":"# + normalized + "}}"
    ),
    Case(
      first: "Use the state for the city if the city is empty. Cut the city to 10 characters.",
      target: "City",
      value: #"{"coalesce":[{"field":"city"},{"field":"state"}],"#
        + #""then":[{"fn":"truncate","max":10}]}"#
    ),
    Case(
      first: "Use the state for the city if the city is empty. "
        + "Use the country for the city if the city is empty.",
      target: "City",
      value: city
    ),
    Case(
      first: "Use the state for the city if the city is empty.",
      second: "Use the country for the city if the city is empty.",
      target: "City",
      value: city
    ),
    Case(
      first: "Use the job function for Title if the job title is empty. "
        + "Use the seniority for Title if the job function is empty.",
      target: "Title",
      value: #"{"coalesce":[{"field":"jobtitle"},{"field":"job_function"},{"field":"seniority"}]}"#
    ),
    Case(
      first: "Use the fax for Phone if the mobile number is empty.",
      target: "Phone",
      value: #"{"case":[{"when":{"all":[{"of":{"field":"mobilephone"},"op":"is_null"}]},"#
        + #""value":{"field":"fax"}}],"else":{"field":"phone"}}"#
    ),
    Case(
      first: "Use the state for the city if the city is empty.",
      second: "Set the city to 'unknown' if the city is empty.",
      target: "City",
      value: #"{"coalesce":[{"field":"city"},{"field":"state"}],"#
        + #""then":[{"fn":"default","value":"unknown"}]}"#
    ),
    Case(
      first: "Set the city to 'unknown' if the city is empty.",
      second: "Use the state for the city if the city is empty.",
      target: "City",
      value: #"{"coalesce":[{"field":"city"},{"field":"state"}],"#
        + #""then":[{"fn":"default","value":"unknown"}]}"#
    ),
  ]

  @Test(arguments: cases)
  func `each sentence counts`(_ one: Case) async throws {
    let draft = try await Self.said(one.first, then: one.second)
    #expect(draft.notices.isEmpty, "\(draft.notices)")
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions)")
    #expect(draft.spec.value(of: one.target) == one.value)
    #expect(draft.spec.rule(for: one.target)?.when == nil)
  }

  @Test(arguments: [
    "Cut the job title to 20 characters. Cut the job title to 50 characters.",
    "Lower-case the email. Upper-case the email.",
  ])
  func `two that cannot both be meant are asked about`(_ text: String) async throws {
    let draft = try await Self.said(text, then: nil)
    #expect(draft.spec.questions.contains { $0.text.contains("say different things") })
  }

  @Test(arguments: [("S2", "DE"), ("S4", "FR")])
  func `one of two countries for the same numbers is asked for`(
    _ answer: String,
    _ region: String
  )
    async throws
  {
    let text =
      Self.map + "Numbers without a country code are German. The phone must be E.164. "
      + "Numbers without a country code are French."
    var description = AnsweredDescription(text)
    let draft = try await Workbench().draft(description.written)
    let question = try #require(draft.spec.questions.first)
    #expect(question.options == ["S2", "S4"] && draft.spec.questions.count == 1)
    description.add(AnsweredQuestion(question: question.text, answer: answer))
    let settled = try await Workbench().draft(description.written)
    #expect(settled.spec.questions.isEmpty, "\(settled.spec.questions)")
    #expect(settled.spec.value(of: "Phone")?.contains(#""region":"\#(region)""#) == true)
  }

  @Test(arguments: [("S2", "upper"), ("S4", "lower")])
  func `the one that an answer names counts`(_ answer: String, _ function: String) async throws {
    let draft = try await Self.said(
      "Upper-case the city. Trim the city. Lower-case the city.",
      then: nil
    )
    let question = try #require(draft.spec.questions.first)
    #expect(question.options.prefix(2) == ["S2", "S4"])
    let said = AnsweredQuestion(question: question.text, answer: answer)
    let revised = try await Workbench().revise(draft.spec, said.sentence)
    #expect(revised.spec.questions.isEmpty, "\(revised.spec.questions)")
    let other = function == "upper" ? "lower" : "upper"
    let value = try #require(revised.spec.value(of: "City"))
    #expect(value.contains(#""fn":"\#(function)""#) && !value.contains(#""fn":"\#(other)""#))
  }

  @Test func `a revision for some records erases nothing for the others`() async throws {
    let draft = try await Self.said(
      "Empty values should overwrite what is there. "
        + "Set the rating to 'Hot' if the lifecycle stage is customer.",
      then: "Set the rating to 'Cold' if the lifecycle stage is lead."
    )
    #expect(draft.spec.value(of: "Rating") == Self.rating)
    #expect(draft.spec.rule(for: "Rating")?.onNull == .omit)
  }

  @Test func `what takes a part of a value is not done to what stands in for it`() async throws {
    let draft = try await Self.said(
      "Write the domain of the email to Website. If the email is empty, use the website for "
        + "Website.",
      then: nil
    )
    let value = try #require(draft.spec.rule(for: "Website")?.value.json)
    #expect(value["coalesce"]?[1] == ["field": "website"] && value["then"] == nil, "\(value)")
  }

  @Test(arguments: [
    "Cut the last name to 80 characters.", "Skip contacts whose city is Bergen.",
  ])
  func `tests that still hold stay`(_ sentence: String) async throws {
    let first = "Skip contacts whose city is Oslo."
    let before = try await Workbench().draft(Self.map + first).spec
    #expect(!before.tests.isEmpty)
    let draft = try await Workbench().revise(before, sentence)
    #expect(Set(draft.spec.tests.map(\.name)).isSuperset(of: before.tests.map(\.name)))
    #expect(!draft.report.hasErrors, "\(draft.report.diagnostics)")
  }
}
