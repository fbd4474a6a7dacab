import Records
import Testing

@testable import Sandbox

struct HubSpotListTests {
  @Test(arguments: [1, 7, 100]) func `pages end, repeat nothing and skip nothing`(
    limit: Int
  )
    throws
  {
    let sandbox = try Playground { $0.enforceLimits = false }
    var seen: [String] = []
    var after = ""
    while true {
      let before = seen.count
      let page = try sandbox.hubSpot("/crm/v3/objects/contacts?limit=\(limit)\(after)").document()
      seen += (page["results"]?.array ?? []).compactMap { $0["id"]?.string }
      guard let next = page["paging"]?["next"]?["after"]?.string else {
        #expect(page["paging"] == nil)
        break
      }
      after = "&after=\(next)"
      try #require(seen.count > before, "a page in the middle is empty")
    }
    let wanted: [String] = (0..<120).map { index in "\(index * 50 + 1)" }
    #expect(seen == wanted)
  }

  @Test func `answers the default ten with the default properties`() throws {
    let page = try Playground().hubSpot("/crm/v3/objects/contacts").document()
    #expect(page["results"]?.array?.count == 10)
    #expect(
      page["results"]?[0]?["properties"]?.object?.names
        == ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]
    )
  }

  @Test(arguments: [
    "properties=company,jobtitle,no_such_thing", "properties=company&properties=jobtitle",
  ])
  func `takes properties in both spellings and leaves unknown ones out`(query: String) throws {
    let page = try Playground().hubSpot("/crm/v3/objects/contacts?\(query)").document()
    #expect(
      page["results"]?[0]?["properties"]?.object?.names
        == ["company", "createdate", "hs_object_id", "jobtitle", "lastmodifieddate"]
    )
  }

  @Test func `has the platform's record shape and a link that carries on`() throws {
    let sandbox = try Playground()
    let page = try sandbox.hubSpot("/crm/v3/objects/contacts?limit=2&properties=email").document()
    let first = try #require(page["results"]?[0])
    #expect(
      first.object?.names == ["id", "properties", "createdAt", "updatedAt", "archived", "url"]
    )
    #expect(first["createdAt"] == first["properties"]?["createdate"])
    #expect(first["url"]?.string?.hasSuffix("/record/0-1/1") == true)
    let link = try #require(page["paging"]?["next"]?["link"]?.string)
    let base = "http://127.0.0.1:4711"
    #expect(link == base + "/hubspot/crm/v3/objects/contacts?limit=2&properties=email&after=101")
    let next = sandbox.hubSpot(String(link.dropFirst((base + "/hubspot").utf8.count)))
    #expect(try next.document()["results"]?[0]?["id"]?.string == "101")
  }

  @Test(arguments: [
    "/crm/v3/objects/contacts", "/crm/objects/2026-03/contacts", "/crm/v3/objects/0-1",
    "/crm/v3/objects/CONTACT",
  ])
  func `knows contacts by every name and in both families of paths`(path: String) throws {
    let page = try Playground().hubSpot(path + "?limit=1").document()
    #expect(page["results"]?[0]?["id"]?.string == "1")
  }

  @Test func `lists companies too, and nothing that is archived`() throws {
    let sandbox = try Playground()
    let companies = try sandbox.hubSpot("/crm/v3/objects/companies?limit=3").document()
    #expect(companies["results"]?.array?.count == 3)
    #expect(companies["results"]?[0]?["properties"]?["name"]?.string?.isEmpty == false)
    let archived = try sandbox.hubSpot("/crm/v3/objects/contacts?archived=true").document()
    #expect(archived == ["results": []])
  }

  @Test func `reads one record by number and by address`() throws {
    let sandbox = try Playground()
    let page = try sandbox.hubSpot("/crm/v3/objects/contacts?limit=5").document()
    let record = try #require(
      page["results"]?.array?.first { $0["properties"]?["email"]?.string != nil }
    )
    let id = record["id"]?.string ?? ""
    let email = record["properties"]?["email"]?.string ?? ""
    #expect(try sandbox.hubSpot("/crm/v3/objects/contacts/\(id)").document() == record)
    let path = "/crm/v3/objects/contacts/\(PercentCoding.encoded(email))?idProperty=email"
    #expect(try sandbox.hubSpot(path).document() == record)
    #expect(sandbox.hubSpot("/crm/v3/objects/contacts/2").status == 404)
  }

  @Test func `describes its properties as the platform does`() throws {
    let answer = try Playground().hubSpot("/crm/v3/properties/contacts").document()
    let properties = answer["results"]?.array ?? []
    #expect(properties.count >= 60)
    #expect(answer["paging"] == nil)
    let source = try #require(
      properties.first { $0["name"]?.string == "hs_analytics_source" }
    )
    #expect(source["label"] == "Original Traffic Source")
    let options = (source["options"]?.array ?? []).compactMap { $0["value"]?.string }
    #expect(
      options == [
        "ORGANIC_SEARCH", "PAID_SEARCH", "EMAIL_MARKETING", "SOCIAL_MEDIA", "REFERRALS",
        "OTHER_CAMPAIGNS", "DIRECT_TRAFFIC", "OFFLINE", "PAID_SOCIAL", "AI_REFERRALS",
      ]
    )
    for property in properties {
      #expect(property["label"]?.string?.isEmpty == false)
      #expect(property["type"]?.string != nil && property["fieldType"]?.string != nil)
      #expect(property["modificationMetadata"]?["readOnlyValue"]?.bool != nil)
    }
    let names = properties.compactMap { $0["name"]?.string }
    #expect(Set(names).count == names.count)
  }

  @Test func `says which zone its day ends in`() throws {
    let account = try Playground().hubSpot("/account-info/v3/details").document()
    #expect(account["utcOffsetMilliseconds"] == -25_200_000)
    #expect(account["portalId"]?.int != nil)
  }
}
