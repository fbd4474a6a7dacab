import Diagnostics
import MappingLanguage
import Records
import Testing

@testable import Drafting

@Suite struct FieldReviewerTests {
  private static func doubts(
    _ copies: [(String, String)],
    _ source: Catalog,
    _ target: Catalog,
    records: [JSON] = []
  ) -> [[String]] {
    let copies = copies.map { PlainCopy(source: $0.0, target: $0.1) }
    return FieldReviewer(records: records).doubts(about: copies, source: source, target: target)
      .map { [$0.copy.source, $0.copy.target, $0.better] }
  }

  private static func catalog(_ system: String, _ names: [String]) -> Catalog {
    Catalog(
      system: system,
      object: "rows",
      label: "rows",
      fields: names.map { CatalogField($0, type: .text) }
    )
  }

  @Test func `two names in each other's place are doubted`() throws {
    let source = try Fixtures.catalog("hubspot.contacts")
    let target = try Fixtures.catalog("salesforce.Lead")
    #expect(
      Self.doubts([("lastname", "FirstName"), ("firstname", "LastName")], source, target)
        == [["lastname", "FirstName", "firstname"], ["firstname", "LastName", "lastname"]]
    )
  }

  @Test func `a fax number in the place of a phone number is doubted`() throws {
    let source = try Fixtures.catalog("hubspot.contacts")
    let target = try Fixtures.catalog("salesforce.Lead")
    #expect(Self.doubts([("fax", "Phone")], source, target) == [["fax", "Phone", "phone"]])
    #expect(
      Self.doubts([("fax", "Phone"), ("fax", "Fax")], source, target)
        == [["fax", "Phone", "phone"]]
    )
  }

  @Test func `another city than the billing city is doubted`() {
    let source = Self.catalog("file", ["billing_city", "shipping_city", "billing_street"])
    let target = Self.catalog("salesforce", ["BillingCity", "ShippingCity", "BillingStreet"])
    #expect(
      Self.doubts([("shipping_city", "BillingCity")], source, target)
        == [["shipping_city", "BillingCity", "billing_city"]]
    )
  }

  @Test func `copies that go together are not doubted`() throws {
    let source = try Fixtures.catalog("hubspot.contacts")
    let target = try Fixtures.catalog("salesforce.Lead")
    let right = [
      ("firstname", "FirstName"), ("lastname", "LastName"), ("phone", "Phone"),
      ("mobilephone", "MobilePhone"), ("fax", "Fax"), ("company", "Company"), ("zip", "PostalCode"),
      ("address", "Street"), ("jobtitle", "Title"), ("hs_object_id", "HubSpot_Id__c"),
      ("message", "Description"), ("work_email", "Email"), ("hs_latest_source", "LeadSource"),
    ]
    #expect(Self.doubts(right, source, target) == [])
    for pair in right { #expect(Self.doubts([pair], source, target) == [], "\(pair)") }
  }

  @Test func `a reply whose copies are in each other's place goes back to the model`() async throws
  {
    let source = try Fixtures.catalog("hubspot.contacts")
    let target = try Fixtures.catalog("salesforce.Lead")
    let spec = try MappingSpec(
      json: [
        "mapping": 1, "id": "swapped",
        "description": [["id": "S1", "text": "Map contacts to leads."]],
        "source": ["system": "hubspot", "object": "contacts"],
        "target": ["system": "salesforce", "object": "Lead", "operation": "insert", "key": []],
        "defaults": ["on_error": "reject_record", "on_null": "omit"],
        "rules": [
          [
            "id": "r1", "target": "FirstName", "value": ["field": "lastname"],
            "because": [["s": "S1", "quote": "contacts to leads"]],
          ],
          [
            "id": "r2", "target": "Fax", "value": ["field": "fax"],
            "because": [["s": "S1", "quote": "contacts to leads"]],
          ],
        ],
      ],
      source: "swapped"
    )
    let order = Fixtures.order("Map contacts to leads.", source: source, target: target)
    let examination = Examination(spec.json, for: order)
    let doubts = examination.mendable.filter { $0.code == .M807 }
    #expect(doubts.map(\.rule) == ["r1"])
    #expect(doubts.first?.expected == "firstname")
    #expect(doubts.first?.fixes.map(\.grade) == [.changesMeaning, .asks])
  }
}
