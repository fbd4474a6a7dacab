import Records
import Testing

@testable import Sandbox

struct DescribeTests {
  private static func fields(
    _ object: String,
    org: SandboxOrg = .standard
  ) throws
    -> [String: JSON]
  {
    let sandbox = try Playground { $0.org = org }
    let answer = try sandbox.salesforce(
      "GET",
      "/sobjects/\(object)/describe",
      token: sandbox.token()
    )
    #expect(answer.status == 200)
    var fields: [String: JSON] = [:]
    for field in try answer.document()["fields"]?.array ?? [] {
      fields[field["name"]?.string ?? ""] = field
    }
    return fields
  }

  @Test(arguments: [
    ("LastName", "string", 80), ("Company", "string", 255), ("FirstName", "string", 40),
    ("Email", "email", 80), ("Phone", "phone", 40), ("Title", "string", 128),
    ("Website", "url", 255), ("LeadSource", "picklist", 40), ("Street", "textarea", 255),
    ("City", "string", 40), ("PostalCode", "string", 20), ("Description", "textarea", 32000),
    ("Name", "string", 121), ("OwnerId", "reference", 18), ("HubSpot_Id__c", "string", 40),
  ])
  func `describes a lead's fields with their lengths`(
    name: String,
    type: String,
    length: Int
  )
    throws
  {
    let field = try #require(try Self.fields("Lead")[name])
    #expect(field["type"]?.string == type)
    #expect(field["length"]?.int == length)
  }

  @Test func `requires of a lead a last name and a company, and nothing else`() throws {
    let required = try Self.fields("Lead").values.filter {
      $0["createable"] == true && $0["nillable"] == false && $0["defaultedOnCreate"] == false
    }
    #expect(Set(required.compactMap { $0["name"]?.string }) == ["LastName", "Company"])
  }

  @Test func `offers account references: one read-only, one of the org's own`() throws {
    let fields = try Self.fields("Lead")
    let toAccount = fields.values.filter { $0["referenceTo"] == ["Account"] }
    #expect(
      Set(toAccount.compactMap { $0["name"]?.string }) == ["ConvertedAccountId", "Account__c"]
    )
    #expect(fields["ConvertedAccountId"]?["createable"] == false)
    #expect(fields["Account__c"]?["updateable"] == true)
    #expect(fields["Account__c"]?["relationshipName"] == "Account__r")
    #expect(fields["Name"]?["createable"] == false)
  }

  @Test func `marks the key as external, unique and a look-up`() throws {
    for org in SandboxOrg.allCases {
      let key = try #require(try Self.fields("Lead", org: org)["HubSpot_Id__c"])
      #expect(key["externalId"] == true && key["unique"] == true && key["idLookup"] == true)
    }
  }

  @Test func `leaves the bare org without the look-up and with restricted sources`() throws {
    let bare = try Self.fields("Lead", org: .bare)
    #expect(bare["Account__c"] == nil)
    #expect(bare["LeadSource"]?["restrictedPicklist"] == true)
    let values = (bare["LeadSource"]?["picklistValues"]?.array ?? []).map { $0["value"] }
    #expect(values == ["Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other"])
    #expect(try Self.fields("Lead")["LeadSource"]?["restrictedPicklist"] == false)
  }

  @Test(arguments: ["Account", "contact", "User"])
  func `describes the other objects, whatever the case of the name`(object: String) throws {
    let fields = try Self.fields(object)
    #expect(fields["Id"]?["type"] == "id")
    #expect(fields["Name"] != nil && fields["SystemModstamp"] != nil)
  }

  @Test func `knows no other object`() throws {
    let sandbox = try Playground()
    let answer = try sandbox.salesforce("GET", "/sobjects/Deal/describe", token: sandbox.token())
    #expect(answer.status == 404)
    #expect(try answer.document()[0]?["errorCode"] == "NOT_FOUND")
  }

  @Test func `describes every field with the same keys`() throws {
    let keys = Set(try Self.fields("Lead").values.map { $0.object?.names ?? [] })
    #expect(keys.count == 1)
    #expect(keys.first?.contains("picklistValues") == true)
  }
}
