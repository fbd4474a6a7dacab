import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

@Suite(.serialized, .computing) struct PassageTests {
  private func cannotRead(_ spec: MappingSpec) -> [String] {
    spec.questions.map(\.text).filter { $0.contains("cannot read") }
  }

  @Test(arguments: PassageReadings.all + HeadingReadings.all)
  func `reads sentences that belong together`(_ passage: Passage) async throws {
    var workbench = Workbench()
    workbench.source = passage.from
    workbench.target = passage.to
    let spec = try await workbench.draft(passage.text).spec
    #expect(spec.value(of: passage.target) == passage.value, "\(spec.questions.map(\.text))")
    #expect(cannotRead(spec).isEmpty)
  }

  @Test(arguments: PassageReadings.unread + HeadingReadings.unread)
  func `asks where it is not sure`(_ text: String) async throws {
    let spec = try await Workbench().draft(text).spec
    let others = ["is required", "found again"]
    #expect(
      spec.questions.contains { question in !others.contains { question.text.contains($0) } },
      "\(spec.rules.map { "\($0.target): \($0.value.json.text())" }) \(spec.filters)"
    )
  }

  @Test(arguments: [
    "Never touch leads that are already 'Working - Contacted' in Salesforce.",
    "Leave leads alone that are already Working - Contacted in Salesforce.",
    "Don't change any leads whose status is already 'Working - Contacted'.",
  ])
  func `leaves records alone that are in a state already`(_ sentence: String) async throws {
    let spec = try await Workbench().draft(sentence).spec
    #expect(
      spec.filters.first?.when.json.text()
        == #"{"all":[{"of":{"current":"Status"},"op":"eq","arg":"Working - Contacted"}]}"#,
      "\(spec.questions.map(\.text))"
    )
    #expect(spec.filters.first?.action == .dropRecord)
  }

  @Test func `empties a field for some records only`() async throws {
    let spec = try await Workbench()
      .draft("Empty the fax if the lifecycle stage is 'Customer'.").spec
    let rule = try #require(spec.rule(for: "Fax"))
    #expect(rule.onNull == .writeNull)
    #expect(
      rule.when?.json.text()
        == #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}]}"#
    )
  }

  @Test func `fills only what is empty, whatever the value`() async throws {
    let spec = try await Workbench()
      .draft("Set the rating to Hot for customers, but only if the lead has no rating yet.").spec
    let rule = try #require(spec.rule(for: "Rating"))
    #expect(rule.write == .ifEmpty, "\(spec.questions.map(\.text))")
    #expect(rule.when != nil)
  }

  @Test func `says what it takes for granted`() async throws {
    var workbench = Workbench()
    workbench.source = "files.orders"
    workbench.target = "hubspot.deals"
    let spec =
      try await workbench
      .draft("Deal stage is Closed Won for 'paid' and Contract Sent for 'open'.").spec
    #expect(spec.assumptions.contains { $0.text == "'paid', 'open' are values of status." })
  }
}
