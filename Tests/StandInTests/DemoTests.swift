import Diagnostics
import Drafting
import MappingLanguage
import Records
import StandIn
import TestSupport
import Testing

/// The description of the README, on the two orgs of the sandbox.
@Suite(.serialized, .computing) struct DemoTests {
  @Test func `drafts a clean mapping on the standard org`() async throws {
    let draft = try await Workbench().draft(Workbench.demo)
    #expect(draft.report.count(.error) == 0, "\(draft.report.diagnostics)")
    #expect(draft.report.diagnostics.filter { $0.severity == .warning }.map(\.code) == [.M303])
    #expect(draft.spec.questions.isEmpty)
    #expect(draft.report.allowsApproval)
    #expect((12...20).contains(draft.spec.rules.count))
    #expect(draft.spec.target.key == ["HubSpot_Id__c"])
    #expect(draft.standIn)
    #expect(draft.model == StandInModel.name)
    #expect(draft.repairCount == 0)
  }

  @Test func `says the three sentences as rules`() async throws {
    let spec = try await Workbench().draft(Workbench.demo).spec
    #expect(
      spec.value(of: "LeadSource")
        == #"{"field":"hs_analytics_source","then":[{"fn":"default","value":"Marketing Site"}]}"#
    )
    #expect(spec.value(of: "Account__c") == #"{"lookup":"account_by_name"}"#)
    #expect(spec.rule(for: "Account__c")?.onError == .holdRecord)
    let lookup = try #require(spec.lookups.first)
    #expect(lookup.object == "Account")
    #expect(lookup.match.map(\.field) == ["Name"])
    #expect(lookup.match[0].caseInsensitive)
    #expect(lookup.onNone == .null)
    #expect(lookup.onMany == .error)
    #expect(spec.value(of: "LastName") == #"{"field":"lastname"}"#)
    #expect(spec.rule(for: "LastName")?.onNull == .rejectRecord)
    #expect(spec.rule(for: "Company")?.onNull == .rejectRecord)
    #expect(spec.rule(for: "City")?.onNull == nil)
    #expect(spec.rule(for: "HubSpot_Id__c")?.because.map(\.sentence) == ["A1"])
  }

  @Test func `writes tests that hold`() async throws {
    let draft = try await Workbench().draft(Workbench.demo)
    #expect(
      draft.spec.tests.map(\.expect.outcome) == [.emit, .emit, .rejectRecord]
    )
    #expect(draft.report.diagnostics.filter { $0.code == .M901 }.isEmpty)
  }

  @Test func `finds on the bare org what a careful checker must find`() async throws {
    let draft = try await Workbench(target: "salesforce.Lead.bare").draft(Workbench.demo)
    let errors = draft.report.diagnostics.filter { $0.severity == .error }
    #expect(Set(errors.map(\.code)) == [.M202, .M303, .M306])
    #expect(errors.allSatisfy { $0.hint != nil })
    #expect(!draft.report.allowsApproval)
    // The rule says what the sentence says; a neighbour is never put in its place.
    #expect(draft.spec.rules.contains { $0.target == "AccountId" })
    #expect(!draft.spec.rules.contains { $0.target == "ConvertedAccountId" })
    #expect(draft.spec.value(of: "LeadSource")?.contains("Marketing Site") == true)
    // Required and possibly empty: answered by the house rule, and noted.
    #expect(draft.report.diagnostics.count { $0.code == .M402 && $0.severity == .note } == 2)
    for target in ["LastName", "Company"] {
      #expect(draft.spec.rule(for: target)?.onNull == .rejectRecord)
    }
    let texts = draft.spec.questions.map(\.text)
    #expect(texts.count == 3, "\(texts)")
    #expect(texts.contains { $0.contains("refers to Account") })
    #expect(texts.contains { $0.contains("'Marketing Site'") })
    #expect(draft.spec.questions.allSatisfy { !$0.options.isEmpty })
  }

  @Test(arguments: ["salesforce.Lead", "salesforce.Lead.bare", "salesforce.Contact"])
  func `answers in the form the schema asks for`(_ target: String) async throws {
    let draft = try await Workbench(target: target).draft(Workbench.demo)
    let schema = try Workbench.prompts().draft.schema
    #expect(SchemaCheck(schema).problems(in: try Workbench.answer(of: draft)) == [])
  }

  @Test func `gives the same bytes every time`() async throws {
    let first = try await Workbench().draft(Workbench.demo)
    let second = try await Workbench().draft(Workbench.demo)
    #expect(first.spec.canonicalBytes == second.spec.canonicalBytes)
  }
}
