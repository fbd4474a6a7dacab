import Diagnostics
import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// One source field in the place of another.
@Suite(.serialized, .computing) struct InsteadTests {
  private static let lead = "Map HubSpot contacts to Salesforce leads. "

  @Test(arguments: [
    "Use mobile for Phone instead of phone.", "Phone comes from the mobile number, not from phone.",
    "For Phone use the mobile phone rather than the phone.",
    "Instead of the phone, use the mobile phone for Phone.",
    "Use the mobile phone instead of the phone for Phone.",
    "Use the mobile phone, not the phone, for Phone.",
    "Fill Phone with the mobile phone, not with the phone.",
    "Phone should be the mobile phone number instead of the phone.",
    "Take the mobile phone for Phone, not the phone.",
  ])
  func `one field takes the place of another`(_ sentence: String) async throws {
    let spec = try await Workbench().draft(Self.lead + sentence).spec
    #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
    #expect(spec.value(of: "Phone") == #"{"field":"mobilephone"}"#)
    #expect(spec.rule(for: "Phone")?.because.map(\.sentence) == ["S2"])
    #expect(!spec.rules.contains { $0.value.json.text() == #"{"field":"phone"}"# })
    #expect(spec.value(of: "Fax") == #"{"field":"fax"}"#)
  }

  @Test func `a field that is not used for one target goes to its namesake`() async throws {
    let spec = try await Workbench().draft(Self.lead + "Use mobile for Phone instead of fax.").spec
    #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
    #expect(spec.value(of: "Phone") == #"{"field":"mobilephone"}"#)
    #expect(spec.value(of: "Fax") == #"{"field":"fax"}"#)
  }

  @Test func `it replaces what an earlier sentence says, and that is told`() async throws {
    let draft = try await Workbench().draft(
      Self.lead + "Copy the phone to Phone. Phone comes from the mobile number, not from phone."
    )
    #expect(draft.spec.questions.isEmpty, "\(draft.spec.questions.map(\.text))")
    #expect(draft.spec.value(of: "Phone") == #"{"field":"mobilephone"}"#)
    #expect(draft.spec.notMapped.contains { $0.because[0].sentence == "S2" })
    #expect(draft.report.count(.error) == 0, "\(draft.report.diagnostics)")
  }

  @Test func `a revision changes the one rule`() async throws {
    let before = try await Workbench().draft(Self.lead).spec
    for sentence in [
      "Use mobile for Phone instead of phone.", "Phone comes from mobile, not phone.",
    ] {
      let spec = try await Workbench().revise(before, sentence).spec
      #expect(spec.questions == before.questions)
      #expect(spec.value(of: "Phone") == #"{"field":"mobilephone"}"#)
      #expect(spec.rules.filter { before.rules.contains($0) }.count == before.rules.count - 1)
    }
  }

  @Test(arguments: [
    "Use the mobile phone instead of the phone.",
    "Use mobile for Phone instead of phone on Mondays.",
    "Use mobile for Phone instead of the telex.",
    "Map the mobile phone to Phone instead of Mobile Phone.",
    "Use mobile for Phone instead of phone if it is newer than that.",
    "Phone comes from the mobile number, not from Salesforce.",
    "Phone is the mobile phone, not the phone of the company owner.",
    "Use mobile for Phone, not for Fax.", "Use mobile or fax, not phone.",
    "City is the city, not the mayor.",
  ])
  func `asks where it is not clear what takes whose place`(_ sentence: String) async throws {
    let spec = try await Workbench().draft(Self.lead + sentence).spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
    #expect(spec.value(of: "Phone") != #"{"field":"mobilephone"}"#)
  }
}
