import Matching
import Records
import Testing

/// The one-to-one default against lists that a person wrote by looking at the two catalogs.
@Suite struct OneToOneTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let source: String
    let target: String
    /// Target field to source field, everything a careful person would copy unasked.
    let right: [String: String]
    /// The share of `right` that must be found.
    let recall: Double

    var testDescription: String { "\(source) to \(target)" }
  }

  static let cases = [
    Case(
      source: "hubspot.contacts",
      target: "salesforce.Lead",
      right: [
        "LastName": "lastname", "FirstName": "firstname", "Salutation": "salutation",
        "Title": "jobtitle", "Company": "company", "Street": "address", "City": "city",
        "State": "state", "PostalCode": "zip", "Country": "country", "Phone": "phone",
        "MobilePhone": "mobilephone", "Fax": "fax", "Email": "email", "Website": "website",
        "Industry": "industry", "HubSpot_Id__c": "hs_object_id",
      ],
      recall: 0.95
    ),
    Case(
      source: "hubspot.contacts",
      target: "salesforce.Contact",
      right: [
        "LastName": "lastname", "FirstName": "firstname", "Salutation": "salutation",
        "Title": "jobtitle", "MailingStreet": "address", "MailingCity": "city",
        "MailingState": "state", "MailingPostalCode": "zip", "MailingCountry": "country",
        "Phone": "phone", "MobilePhone": "mobilephone", "Fax": "fax", "Email": "email",
      ],
      recall: 0.95
    ),
    Case(
      source: "salesforce.Contact",
      target: "hubspot.contacts",
      right: [
        "lastname": "LastName", "firstname": "FirstName", "salutation": "Salutation",
        "jobtitle": "Title", "phone": "Phone", "mobilephone": "MobilePhone", "fax": "Fax",
        "email": "Email", "address": "MailingStreet", "city": "MailingCity",
        "state": "MailingState", "zip": "MailingPostalCode", "country": "MailingCountry",
      ],
      recall: 0.8
    ),
  ]

  @Test(arguments: cases) func `is nearly always right and seldom silent`(_ example: Case) throws {
    let matches = FieldMatcher(
      source: try RecordedCatalogs.named(example.source),
      target: try RecordedCatalogs.named(example.target)
    ).oneToOne()
    let wrong = matches.filter { example.right[$0.target] != $0.source }
    let found = matches.count - wrong.count
    let precision = Double(found) / Double(max(1, matches.count))
    #expect(precision >= 0.9, "\(wrong.map { "\($0.target) <- \($0.source) \($0.score)" })")
    let missing = example.right.filter { pair in
      !matches.contains { $0.target == pair.key && $0.source == pair.value }
    }
    #expect(
      Double(found) / Double(example.right.count) >= example.recall,
      "missing \(missing.map { "\($0.key) <- \($0.value)" }.sorted())"
    )
  }

  @Test(arguments: cases) func `is a stable matching`(_ example: Case) throws {
    let matcher = FieldMatcher(
      source: try RecordedCatalogs.named(example.source),
      target: try RecordedCatalogs.named(example.target)
    )
    let pairs = matcher.oneToOne()
    #expect(Set(pairs.map(\.source)).count == pairs.count)
    #expect(Set(pairs.map(\.target)).count == pairs.count)
    for candidate in matcher.candidates(perTarget: 50).flatMap(\.matches) {
      let ofTarget = pairs.first { $0.target == candidate.target }
      let ofSource = pairs.first { $0.source == candidate.source }
      guard let ofTarget, let ofSource else { continue }
      #expect(candidate.score <= max(ofTarget.score, ofSource.score), "\(candidate)")
    }
  }

  @Test func `never proposes a field that nobody may write`() throws {
    let matcher = FieldMatcher(
      source: try RecordedCatalogs.named("hubspot.contacts"),
      target: try RecordedCatalogs.named("salesforce.Lead")
    )
    let proposed = Set(matcher.candidates().map(\.target))
    for name in ["CreatedDate", "Name", "Id", "ConvertedAccountId", "LastModifiedDate"] {
      #expect(!proposed.contains(name))
    }
  }

  @Test func `says nothing where two sources are as likely`() {
    let source = Catalog(
      system: "file",
      object: "rows",
      label: "Row",
      fields: [
        CatalogField("e_mail", type: .text), CatalogField("mail", type: .text),
        CatalogField("city", type: .text),
      ]
    )
    let target = Catalog(
      system: "hubspot",
      object: "contacts",
      label: "Contact",
      fields: [CatalogField("email", type: .text), CatalogField("city", type: .text)]
    )
    let matcher = FieldMatcher(source: source, target: target)
    #expect(matcher.oneToOne().map(\.target) == ["city"])
    #expect(matcher.candidates().first?.matches.count == 2)
  }

  @Test(arguments: ["hs_lead_status", "hs_analytics_source", "hubspot_owner_id", "createdate"])
  func `leaves alone what only sounds alike`(_ source: String) throws {
    let matcher = FieldMatcher(
      source: try RecordedCatalogs.named("hubspot.contacts"),
      target: try RecordedCatalogs.named("salesforce.Lead")
    )
    #expect(!matcher.oneToOne().contains { $0.source == source })
  }

  @Test func `feeds the external key with the source's own identifier`() throws {
    let matcher = FieldMatcher(
      source: try RecordedCatalogs.named("hubspot.contacts"),
      target: try RecordedCatalogs.named("salesforce.Lead")
    )
    let key = try #require(matcher.key())
    #expect(key.target == "HubSpot_Id__c")
    #expect(key.source == "hs_object_id")
    #expect(key.fit == .direct)
  }

  @Test func `falls back to the e-mail address as key`() throws {
    let matcher = FieldMatcher(
      source: try RecordedCatalogs.named("salesforce.Contact"),
      target: try RecordedCatalogs.named("hubspot.contacts")
    )
    #expect(matcher.key()?.target == "email")
    #expect(matcher.key()?.source == "Email")
  }

  @Test func `gives the same answer every time`() throws {
    let source = try RecordedCatalogs.named("hubspot.contacts")
    let target = try RecordedCatalogs.named("salesforce.Lead")
    var reversed = source
    reversed.fields.reverse()
    let first = FieldMatcher(source: source, target: target).oneToOne()
    #expect(first == FieldMatcher(source: source, target: target).oneToOne())
    #expect(first == FieldMatcher(source: reversed, target: target).oneToOne())
  }
}
