import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// Sentences that go on about the same field, and sentences about all records.
@Suite(.serialized, .computing) struct GoingOnTests {
  @Test(arguments: GoingOnReadings.choices + GoingOnReadings.chains)
  func `goes on about one field`(_ reading: Reading) async throws {
    let spec = try await Workbench().draft(reading.sentence).spec
    #expect(
      spec.rule(for: reading.target)?.value.json.text() == reading.value,
      "\(spec.questions.map(\.text))"
    )
    #expect(spec.rule(for: reading.target)?.when == nil)
  }

  @Test(arguments: GoingOnReadings.unread)
  func `asks where it does not`(_ sentence: String) async throws {
    let lead = "Map HubSpot contacts to Salesforce leads."
    let spec = try await Workbench().draft(lead + " " + sentence).spec
    let cited = Set(spec.questions.flatMap { $0.because.map(\.sentence) })
    #expect(
      cited.contains("S2"),
      "\(spec.rules.filter { $0.because.contains { $0.sentence == "S2" } })"
    )
  }

  @Test func `asks about others than the field it went on about`() async throws {
    let spec = try await Workbench()
      .draft(
        """
        If the lifecycle stage is customer, the rating is Hot. Otherwise leave the status alone.
        """
      ).spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
  }

  @Test(arguments: [
    "Only sync contacts with the lifecycle stage Lead or Customer.",
    "Only contacts with the lifecycle stage 'Lead' or 'Customer'.",
    "Only those having the lifecycle stage lead or customer.",
  ])
  func `values stand behind their field`(_ sentence: String) async throws {
    let spec = try await Workbench()
      .draft("Map HubSpot contacts to Salesforce leads. " + sentence).spec
    #expect(
      spec.filters.map { $0.when.json.text() } == [
        #"{"all":[{"of":{"field":"lifecyclestage"},"op":"not_in","arg":["lead","customer"]}]}"#
      ]
    )
  }

  @Test(arguments: [
    "A blank in HubSpot clears what Salesforce has.", "Blanks overwrite what is there.",
    "Copy blanks too.", "What is empty in HubSpot should be cleared in Salesforce.",
    "Empty values in HubSpot erase what Salesforce holds.", "Empty cells delete what is there.",
    "Clear what is blank in HubSpot.", "Please also write empty values.",
    "Clear fields in Salesforce when they are empty in HubSpot.",
  ])
  func `a blank clears`(_ sentence: String) async throws {
    let spec = try await Workbench()
      .draft(
        "Map HubSpot contacts to Salesforce leads. " + sentence
          + " Rating is Hot if the lifecycle stage is customer, Warm if it is opportunity, and "
          + "stays as it is for all others."
      ).spec
    #expect(spec.questions.isEmpty)
    #expect(spec.defaults.onNull == .writeNull)
    #expect(spec.rule(for: "Rating")?.onNull == .omit)
    #expect(spec.rule(for: "City")?.onNull == nil)
    #expect(spec.rules.contains { $0.because.contains { $0.sentence == "S2" } })
  }

  @Test(arguments: [
    "Empty values never overwrite existing data.", "A blank in HubSpot does not clear anything.",
    "Blanks must not overwrite what Salesforce has.", "Blank fields leave what is there alone.",
  ])
  func `a blank leaves what is there`(_ sentence: String) async throws {
    let spec = try await Workbench()
      .draft("Map HubSpot contacts to Salesforce leads. " + sentence).spec
    #expect(spec.questions.isEmpty)
    #expect(spec.defaults.onNull == .omit)
  }

  @Test(arguments: [
    "City and country come from the mailing address.",
    "Take the city and the country from the mailing address.",
    "Use the mailing address for city and country.",
    "City and country are those of the mailing address.",
  ])
  func `an address has members`(_ sentence: String) async throws {
    var workbench = Workbench()
    workbench.source = "salesforce.Contact"
    workbench.target = "hubspot.contacts"
    let spec = try await workbench.draft(sentence).spec
    #expect(spec.value(of: "city") == #"{"field":"MailingCity"}"#)
    #expect(spec.value(of: "country") == #"{"field":"MailingCountry"}"#)
  }

  @Test(arguments: [
    "City and country come from the holiday address.",
    "City comes from the mailing address if known.",
    "City and shoe size come from the mailing address.",
  ])
  func `an address that is not there has none`(_ sentence: String) async throws {
    var workbench = Workbench()
    workbench.source = "salesforce.Contact"
    workbench.target = "hubspot.contacts"
    let spec = try await workbench.draft("Map contacts to contacts. " + sentence).spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
  }
}
