import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

@testable import StandIn

/// Look-ups in tables of the workspace, names, phones, days by example, and what asks for nothing.
@Suite(.serialized, .computing) struct TablesAndNamesTests {
  // MARK: Tables

  private static func tableDraft(
    _ sentence: String,
    _ table: String = "owners",
    columns: [String] = ["industry", "owner_id", "owner_name"]
  ) async throws -> MappingSpec {
    let fields = columns.map { CatalogField($0, type: .text) }
    var options = CheckOptions(specName: "test-mapping")
    options.lookupCatalogs = [
      Catalog(system: "workspace", object: table, label: table, fields: fields)
    ]
    let order = DraftOrder(
      mapping: "test-mapping",
      description: "Map HubSpot contacts to Salesforce leads. " + sentence,
      source: try Workbench.catalog("hubspot.contacts"),
      target: try Workbench.catalog("salesforce.Lead"),
      options: options
    )
    return try await DraftSession(model: InProcessModel(), prompts: try Workbench.prompts())
      .draft(order).spec
  }

  @Test(arguments: [
    "The description comes from our table owners: find the row whose column industry is the "
      + "industry of the contact, and write its owner_id to the description.",
    "Find the row whose column industry is the industry in the table owners and write its "
      + "owner_id to the description.",
    "In the table owners, find the row whose industry is the industry, upper or lower case does "
      + "not matter, and put its owner_id into the description.",
    "Look up the industry in the table owners and write its owner_id to the description.",
    "The description is the owner_id from the table owners for the industry.",
  ])
  func `finds a row of a table`(_ sentence: String) async throws {
    let spec = try await Self.tableDraft(sentence)
    #expect(
      spec.value(of: "Description") == #"{"lookup":"owners_by_industry"}"#,
      "\(spec.questions)"
    )
    #expect(spec.rule(for: "Description")?.onError == .holdRecord)
    let lookup = try #require(spec.lookups.first)
    #expect(lookup.object == "owners" && lookup.system == "workspace")
    #expect(lookup.match.first?.field == "industry")
    #expect(lookup.match.first?.equals.json.text() == #"{"field":"industry"}"#)
  }

  @Test(arguments: [
    "Look up the industry in the table owners and write its shoe_size to the description.",
    "Look up the industry in the table customers and write its owner_id to the description.",
    "Look up the city in the table owners and write its owner_id to the description.",
    "Look up the industry in the table owners and write its owner_id to the description if known.",
    "The description is the owner_id from the table owners for the industry of last year.",
  ])
  func `asks where a table does not have it`(_ sentence: String) async throws {
    let spec = try await Self.tableDraft(sentence)
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
    #expect(spec.rule(for: "Description") == nil)
  }

  // MARK: Tables with a value for the rest

  private static func regionDraft(
    _ sentence: String,
    columns: [String] = ["country", "state"]
  ) async throws -> MappingSpec {
    try await tableDraft(sentence, "regions", columns: columns)
  }

  @Test(arguments: [
    "Look the country up in the table regions; if it is not there, write 'Other'.",
    "State is looked up in regions by country, otherwise Other.",
    "State is looked up in the table regions by the country, otherwise 'Other'.",
    "Look up the country in the table regions and write its state to State, if it is not found, "
      + "use 'Other'.",
    "Look up the country in our list regions, or 'Other' if there is none.",
    "State comes from the table regions by country with 'Other' as the default.",
    "State is the state from the table regions for the country, default 'Other'.",
    "In the table regions, find the row whose country is the country and put its state into State; "
      + "if there is no such row, 'Other'.",
  ])
  func `a table has a value for what it does not list`(_ sentence: String) async throws {
    let spec = try await Self.regionDraft(sentence)
    #expect(!spec.questions.contains { !$0.because.isEmpty }, "\(spec.questions.map(\.text))")
    #expect(
      spec.value(of: "State")
        == #"{"lookup":"regions_by_country","then":[{"fn":"default","value":"Other"}]}"#
    )
    let lookup = try #require(spec.lookups.first)
    #expect(lookup.object == "regions" && lookup.system == "workspace")
    #expect(lookup.match.first?.equals.json.text() == #"{"field":"country"}"#)
  }

  @Test(arguments: [
    "State is looked up in regions by country, otherwise Other on Mondays.",
    "State is looked up in provinces by country, otherwise Other.",
    "State is looked up in regions by city, otherwise Other.",
    "Look the country up in the table regions; if it is not there, ask the owner.",
    "Look the country up in the table regions twice.",
    "State is looked up in regions by country unless it is Germany, otherwise Other.",
  ])
  func `asks where more is said of a table`(_ sentence: String) async throws {
    let spec = try await Self.regionDraft(sentence)
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
    #expect(spec.lookups.isEmpty)
  }

  @Test func `a look-up among records of the target is none in a table`() async throws {
    let spec = try await Self.regionDraft("Look up the company in the accounts.")
    #expect(spec.lookups.map(\.system) == ["salesforce"])
  }

  @Test func `asks which column is written, and where`() async throws {
    let look = "Look the country up in the table regions, otherwise 'Other'."
    let column = try await Self.regionDraft(look, columns: ["country", "state", "zone"])
    #expect(column.questions.map(\.text) == ["Which column of the table regions is written?"])
    #expect(column.questions.first?.options == ["state", "zone", "Leave it out"])
    let place = try await Self.regionDraft(look, columns: ["country", "zone"])
    #expect(place.questions.count == 1)
    #expect(place.questions.first?.text.hasPrefix("Which field of salesforce Lead takes") == true)
    #expect(column.lookups.isEmpty && place.lookups.isEmpty)
    let one = "State is looked up in regions by country."
    let named = try await Self.regionDraft(one, columns: ["country", "state", "zone"])
    #expect(named.value(of: "State") == #"{"lookup":"regions_by_country"}"#)
  }

  // MARK: Names

  @Test(arguments: [
    "Split the full name: the first word is the first name, everything after it is the last name.",
    "Split the full name so that the first word is the first name and the rest is the last name.",
  ])
  func `splits behind the first word`(_ sentence: String) async throws {
    var workbench = Workbench()
    workbench.source = "salesforce.Contact"
    workbench.target = "hubspot.contacts"
    let spec = try await workbench.draft(sentence).spec
    #expect(
      spec.value(of: "firstname") == #"{"field":"Name","then":[{"fn":"words","from":0,"to":0}]}"#
    )
    #expect(
      spec.value(of: "lastname") == #"{"field":"Name","then":[{"fn":"words","from":1,"to":-1}]}"#
    )
  }

  // MARK: Days by example

  @Test(arguments: [
    ("2026-03-05", "iso"), ("2026/03/05", "%Y/%m/%d"), ("31.12.2026", "%d.%m.%Y"),
    ("05.03.2026", "%d.%m.%Y"), ("31/12/2026", "%d/%m/%Y"), ("12/31/2026", "%m/%d/%Y"),
  ])
  func `a day shows how days are written`(_ text: String, _ pattern: String) {
    #expect(DatePattern.example(text) == pattern)
  }

  @Test(arguments: ["05/03/2026", "2026-13-01", "32.01.2026", "5 March", "2026-03", "1-2-3", ""])
  func `a day may show nothing`(_ text: String) { #expect(DatePattern.example(text) == nil) }

  // MARK: Phones

  @Test(arguments: [
    "If the number is not valid, leave the phone out.", "Leave the phone out if it is invalid.",
    "If the phone is not a valid number, leave the phone empty.",
  ])
  func `leaves out what is no number`(_ sentence: String) async throws {
    let spec = try await Workbench()
      .draft(
        "Map HubSpot contacts to Salesforce leads. The phone is in E.164, numbers without a country "
          + "code belong to the country in the country column. " + sentence
      ).spec
    #expect(spec.questions.isEmpty)
    #expect(spec.rule(for: "Phone")?.onError == .null)
    #expect(spec.value(of: "Phone")?.contains(#""region":{"var":"#) == true)
  }

  @Test(arguments: [
    "If the phone is not valid, leave the city out.",
    "If the number is not valid, leave the phone out and call them.",
    "Numbers without a country code belong to the country in the city.",
    "Numbers without a country code belong to the country in the country column unless it is empty.",
  ])
  func `asks about other numbers`(_ sentence: String) async throws {
    let spec = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
      .spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
  }

  // MARK: What asks for nothing

  @Test(arguments: [
    "Cheers, Olga", "Best regards, Jonas Falk", "FYI this is for the autumn campaign.",
    "Ask Jonas if anything is unclear.", "This replaces the spreadsheet we used last year.",
  ])
  func `asks for nothing`(_ sentence: String) async throws {
    let spec = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
      .spec
    #expect(spec.questions.isEmpty, "\(spec.questions.map(\.text))")
  }

  @Test(arguments: [
    "Ask Jonas if the phone is unclear.", "This replaces the phone.", "Thanks, skip students.",
    "Ask Jonas for the title if anything is unclear.", "This replaces the list of leads in Oslo.",
  ])
  func `asks for something`(_ sentence: String) async throws {
    let spec = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
      .spec
    #expect(spec.questions.contains { $0.because.contains { $0.sentence == "S2" } })
  }
}
