import Diagnostics
import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// What people answer where values of the source are no options of a field that takes no others.
@Suite(.serialized, .computing) struct OptionAnswerTests {
  private static let workbench = Workbench(restricted: "Status")

  private static func asked() async throws -> (spec: MappingSpec, question: Question) {
    let text = "Map contacts to leads. Status is hs_lead_status."
    let draft = try await workbench.draft(text)
    let question = try #require(draft.spec.questions.first { $0.text.contains("of Status") })
    return (draft.spec, question)
  }

  private static func revised(by answer: String) async throws -> (draft: Draft, asks: Question) {
    let (spec, question) = try await asked()
    let said = AnsweredQuestion(question: question.text, answer: answer)
    return (try await workbench.revise(spec, said.sentence), question)
  }

  private static func errors(_ draft: Draft) -> [DiagnosticCode] {
    draft.report.diagnostics.filter { $0.severity == .error }.map(\.code)
  }

  @Test(arguments: [
    "Working - Contacted", "use working - contacted", "They all become 'Working - Contacted'.",
  ])
  func `all of them become an option`(_ answer: String) async throws {
    let (draft, _) = try await Self.revised(by: answer)
    #expect(Self.errors(draft).isEmpty && draft.spec.questions.isEmpty)
    let map = try #require(draft.spec.valueMaps.first)
    #expect(map.entries.count == 8)
    #expect(map.entries.allSatisfy { $0.to.string == "Working - Contacted" })
    #expect(draft.spec.rule(for: "Status")?.because.map(\.sentence) == ["S2", "S3"])
  }

  @Test func `each becomes what the answer says`() async throws {
    let (draft, _) = try await Self.revised(
      by: "NEW and OPEN become Open - Not Contacted, all others Working - Contacted"
    )
    #expect(Self.errors(draft).isEmpty && draft.spec.questions.isEmpty)
    let map = try #require(draft.spec.valueMaps.first)
    #expect(map.entries.map(\.from.string) == ["NEW", "OPEN"])
    #expect(map.entries.allSatisfy { $0.to.string == "Open - Not Contacted" })
    let value = draft.spec.value(of: "Status") ?? ""
    #expect(value.contains(#""else":"Working - Contacted""#))
  }

  @Test func `one becomes what the answer says, and the others are asked about`() async throws {
    let (draft, question) = try await Self.revised(by: "NEW becomes Open - Not Contacted")
    #expect(draft.spec.valueMaps.first?.entries.map(\.from.string) == ["NEW"])
    #expect(Self.errors(draft) == [.M306])
    let now = draft.spec.questions.map(\.text)
    #expect(now.count == 1 && now != [question.text], "\(now)")
    #expect(now.first?.hasPrefix("7 values of hs_lead_status") == true)
  }

  @Test(arguments: ["nothing", "Leave them empty.", "Leave it out"])
  func `a field that no value is an option of is left out`(_ answer: String) async throws {
    let (draft, _) = try await Self.revised(by: answer)
    #expect(draft.spec.rule(for: "Status") == nil)
    #expect(Self.errors(draft).isEmpty && draft.spec.questions.isEmpty)
  }

  @Test func `what comes to be on the platform is told, and not asked again`() async throws {
    let (draft, question) = try await Self.revised(by: "It is added in salesforce")
    #expect(question.options.first == "It is added in salesforce")
    #expect(Self.errors(draft) == [.M306])
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions)")
  }

  @Test func `an answer that is neither leaves the question`() async throws {
    let (draft, question) = try await Self.revised(by: "whatever you like")
    #expect(Self.errors(draft) == [.M306])
    #expect(draft.spec.questions.map(\.text) == [question.text])
  }
}
