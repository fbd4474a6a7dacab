import Diagnostics
import Drafting
import MappingLanguage
import Records
import TestSupport
import Testing

/// What one sentence becomes, HubSpot contacts to Salesforce leads.
@Suite(.serialized, .computing) struct SentenceTests {
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

  static let rules = [
    Case("Use the mobile phone number for Phone.", "Phone", #"{"field":"mobilephone"}"#),
    Case("Copy the job title to Title.", "Title", #"{"field":"jobtitle"}"#),
    Case("Job title becomes Title.", "Title", #"{"field":"jobtitle"}"#),
    Case("Write seniority into the description.", "Description", #"{"field":"seniority"}"#),
    Case("Title comes from the job function.", "Title", #"{"field":"job_function"}"#),
    Case("City stays City.", "City", #"{"field":"city"}"#),
    Case("City and country are copied as they are.", "Country", #"{"field":"country"}"#),
    Case("Copy the name, the city and the fax number.", "FirstName", #"{"field":"firstname"}"#),
    Case("Set rating to 'Warm'.", "Rating", #"{"const":"Warm"}"#),
    Case("Set status to working - contacted.", "Status", #"{"const":"Working - Contacted"}"#),
    Case(
      "Company is '[Not Provided]' when empty.",
      "Company",
      #"{"field":"company","then":[{"fn":"default","value":"[Not Provided]"}]}"#
    ),
    Case(
      "If the mobile phone number is empty use the phone number.",
      "MobilePhone",
      #"{"coalesce":[{"field":"mobilephone"},{"field":"phone"}]}"#
    ),
    Case(
      "Use 'unknown' if the job title is empty.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"default","value":"unknown"}]}"#
    ),
    Case(
      "Write the e-mail in lower case.",
      "Email",
      #"{"field":"email","then":[{"fn":"lower"}]}"#
    ),
    Case(
      "Lower-case the e-mail.",
      "Email",
      #"{"field":"email","then":[{"fn":"lower"}]}"#
    ),
    Case(
      "Cut the job title to 128 characters.",
      "Title",
      #"{"field":"jobtitle","then":[{"fn":"truncate","max":128}]}"#
    ),
    Case(
      "Set rating to 'Hot' if the lifecycle stage is 'Opportunity'.",
      "Rating",
      #"{"const":"Hot"}"#
    ),
    Case(
      "Set rating to 'Hot' if the lifecycle stage is 'Opportunity', otherwise 'Cold'.",
      "Rating",
      #"{"case":[{"when":{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","#
        + #""arg":"opportunity"}]},"#
        + #""value":{"const":"Hot"}}],"else":{"const":"Cold"}}"#
    ),
    Case("Set annual revenue to total revenue.", "AnnualRevenue", #"{"field":"total_revenue"}"#),
  ]

  @Test(arguments: rules) func `becomes a rule`(_ example: Case) async throws {
    let draft = try await Workbench().draft(example.sentence)
    #expect(draft.spec.value(of: example.target) == example.value, "\(draft.spec.questions)")
    let rule = try #require(draft.spec.rule(for: example.target))
    #expect(rule.because.allSatisfy { $0.sentence == "S1" && example.sentence.contains($0.quote) })
  }

  @Test func `becomes a rule with a condition`() async throws {
    let spec = try await Workbench()
      .draft("Set rating to 'Hot' if the lifecycle stage is 'Opportunity'.").spec
    #expect(
      spec.rule(for: "Rating")?.when?.json.text()
        == #"{"all":[{"of":{"field":"lifecyclestage"},"op":"eq","arg":"opportunity"}]}"#
    )
  }

  @Test(arguments: [
    ("Skip contacts without an email.", #"{"of":{"field":"email"},"op":"is_null"}"#),
    ("Ignore rows where the company name is empty.", #"{"of":{"field":"company"},"op":"is_null"}"#),
    (
      "Skip contacts where the lifecycle stage is 'Customer'.",
      #"{"of":{"field":"lifecyclestage"},"op":"eq","arg":"customer"}"#
    ),
    (
      "Skip contacts whose lifecycle stage is 'Customer' or 'Evangelist'.",
      #"{"of":{"field":"lifecyclestage"},"op":"in","arg":["customer","evangelist"]}"#
    ),
    (
      "Only sync contacts where the lifecycle stage is 'Lead'.",
      #"{"of":{"field":"lifecyclestage"},"op":"ne","arg":"lead"}"#
    ),
    ("Only map contacts with a company name.", #"{"of":{"field":"company"},"op":"is_null"}"#),
    (
      "Do not sync contacts where unsubscribed from all email is true.",
      #"{"of":{"field":"hs_email_optout"},"op":"is_true"}"#
    ),
    (
      "Exclude contacts where the e-mail ends with '@example.com'.",
      #"{"of":{"field":"email"},"op":"ends_with","arg":"@example.com"}"#
    ),
  ])
  func `becomes a filter`(_ sentence: String, _ test: String) async throws {
    let spec = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
      .spec
    #expect(spec.filters.map { $0.when.tests.map(\.json).map { $0.text() } } == [[test]])
    #expect(spec.filters.first?.action == .dropRecord)
    #expect(spec.filters.first?.because.map(\.sentence) == ["S2"])
    let quote = try #require(spec.filters.first?.because.first?.quote)
    #expect(sentence.contains(quote))
  }

  @Test(arguments: [
    "Use the company name for the account lookup.", "Look up the account by company name.",
    "Find the account by the company name.", "Link the lead to the account using the company name.",
    "Use the company name to look up the account.", "Match the account with the company name.",
  ])
  func `becomes a look-up`(_ sentence: String) async throws {
    let spec = try await Workbench().draft(sentence).spec
    #expect(spec.value(of: "Account__c") == #"{"lookup":"account_by_name"}"#, "\(spec.questions)")
    #expect(spec.lookups.first?.match.first?.equals.json.text() == #"{"field":"company"}"#)
  }

  @Test(arguments: [
    "Do not map the fax number.", "Never sync fax.", "Leave the fax number out.",
    "The fax number is not copied.",
  ])
  func `becomes something left out`(_ sentence: String) async throws {
    let spec = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
      .spec
    #expect(spec.rule(for: "Fax") == nil)
    #expect(spec.rule(for: "Phone") != nil)
    #expect(spec.notMapped.map(\.field) == ["Fax"])
  }

  @Test(arguments: [
    "Compute the weather of the day.", "Be nice to the customers!",
    "If it rains, the moon becomes cheese and the mood improves.",
    "Use the shoe size for the title.", "Set the moon phase to 'Full'.",
    "Set lead source to Somewhere.",
  ])
  func `becomes a question that quotes it, never an invention`(_ sentence: String) async throws {
    let draft = try await Workbench().draft("Map HubSpot contacts to Salesforce leads. " + sentence)
    let plain = try await Workbench().draft("Map HubSpot contacts to Salesforce leads.")
    #expect(draft.spec.rules.map(\.target) == plain.spec.rules.map(\.target))
    let asked = draft.spec.questions.filter { $0.because.contains { $0.sentence == "S2" } }
    #expect(!asked.isEmpty)
    for reason in asked.flatMap(\.because) where reason.sentence == "S2" {
      #expect(sentence.contains(reason.quote))
    }
    #expect(!draft.report.allowsApproval)
  }

  @Test func `splits a full name`() async throws {
    var workbench = Workbench()
    workbench.source = "salesforce.Contact"
    workbench.target = "hubspot.contacts"
    let spec = try await workbench.draft("Split the full name into first name and last name.").spec
    #expect(
      spec.value(of: "firstname")
        == #"{"field":"Name","then":[{"fn":"words","from":0,"to":-2}]}"#
    )
    #expect(
      spec.value(of: "lastname")
        == #"{"field":"Name","then":[{"fn":"words","from":-1,"to":-1}]}"#
    )
  }

  @Test func `reads several clauses of one sentence`() async throws {
    let draft = try await Workbench().draft(
      "Company is '[Not Provided]' when empty, job title becomes Title, city stays City."
    )
    #expect(
      draft.spec.rules.map(\.target).filter { $0 != "HubSpot_Id__c" } == [
        "City", "Company", "Title",
      ]
    )
    #expect(draft.spec.rule(for: "Title")?.because.first?.quote == "job title becomes Title")
  }

  @Test func `reads the other way round too`() async throws {
    var workbench = Workbench()
    workbench.source = "salesforce.Contact"
    workbench.target = "hubspot.contacts"
    let draft = try await workbench.draft(
      """
      Map Salesforce contacts to HubSpot contacts by e-mail. Ignore contacts without an e-mail. \
      Copy the name, phone, mobile phone, title and mailing city.
      """
    )
    #expect(draft.report.count(.error) == 0, "\(draft.report.diagnostics)")
    #expect(draft.spec.target.key == ["email"])
    #expect(draft.spec.questions.isEmpty)
    #expect(draft.spec.filters.count == 1)
    #expect(draft.spec.value(of: "city") == #"{"field":"MailingCity"}"#)
    #expect(draft.spec.value(of: "jobtitle") == #"{"field":"Title"}"#)
    #expect(draft.spec.assumptions.isEmpty)
    #expect(draft.spec.tests.contains { $0.expect.outcome == .dropRecord })
  }
}
