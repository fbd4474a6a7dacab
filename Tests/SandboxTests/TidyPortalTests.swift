import Records
import Testing

@testable import Sandbox

/// Without oddities nothing in a portal is refused, by the org or for want of one account.
struct TidyPortalTests {
  /// What contacts become as leads, field by field, by the mapping that comes with the project.
  private static let fields: KeyValuePairs<String, String> = [
    "HubSpot_Id__c": "hs_object_id", "City": "city", "Company": "company", "Country": "country",
    "Email": "email", "Fax": "fax", "FirstName": "firstname", "Industry": "industry",
    "LastName": "lastname", "LeadSource": "hs_analytics_source", "MobilePhone": "mobilephone",
    "Phone": "phone", "PostalCode": "zip", "Salutation": "salutation", "State": "state",
    "Street": "address", "Title": "jobtitle", "Website": "website",
  ]

  private static func lead(_ record: HubSpotRecord) -> JSON {
    var object = JSONObject()
    for (field, property) in fields {
      object[field] = record.values[property].map { .string($0) }
    }
    return .object(object)
  }

  private static func rejected(_ sandbox: Playground, size: Int) throws -> [JSON] {
    let token = try sandbox.token()
    let portal = sandbox.world.portal
    var rejected: [JSON] = []
    for start in stride(from: 0, to: size, by: 200) {
      let records = (start..<min(start + 200, size)).map {
        Self.lead(portal.record(.contacts, at: $0))
      }
      rejected += try sandbox.upsert(records, token: token).filter { $0["success"] != true }
    }
    return rejected
  }

  @Test(arguments: [UInt64(1), 7])
  func `an org takes every contact of a tidy portal`(seed: UInt64) throws {
    let sandbox = try Playground {
      $0.size = 3000
      $0.seed = seed
      $0.oddities = false
      $0.salesforceTier = "enterprise"
    }
    #expect(try Self.rejected(sandbox, size: 3000).isEmpty)
    #expect(sandbox.world.table("Lead")?.rows.count == 3000)
  }

  @Test func `it refuses some of any other`() throws {
    let sandbox = try Playground { $0.size = 500 }
    let codes = Set(
      try Self.rejected(sandbox, size: 500).compactMap { $0["errors"]?[0]?["statusCode"]?.string }
    )
    #expect(codes == ["REQUIRED_FIELD_MISSING", "INVALID_EMAIL_ADDRESS", "STRING_TOO_LONG"])
  }

  @Test func `no company name stands for two accounts, in either case`() throws {
    let sandbox = try Playground {
      $0.size = 10_000
      $0.oddities = false
    }
    let accounts = try #require(sandbox.world.table("Account"))
    let name = try #require(accounts.object.position(of: "Name"))
    let names = accounts.rows.compactMap { $0[name].folded }
    #expect(names.count > 1800 && Set(names).count == names.count)
    let portal = sandbox.world.portal
    var found = [0, 0]
    for index in 0..<10_000 {
      let company = try #require(portal.record(.contacts, at: index).values["company"])
      #expect(company == company.trimmingBlanks && !company.isEmpty)
      let rows = try #require(accounts.rows(where: name, is: company.lowercased()))
      try #require(rows.count < 2)
      found[rows.count] += 1
    }
    #expect(found[0] > 0 && found[1] > found[0])
  }

  @Test func `its people are the same otherwise`() {
    let odd = ContactGenerator(seed: 1, size: 1000)
    let tidy = ContactGenerator(seed: 1, size: 1000, oddities: false)
    let same = (0..<1000).count { odd.record(at: $0).values == tidy.record(at: $0).values }
    #expect((900..<960).contains(same), "\(same)")
  }

  @Test(arguments: [120, 16_000, 100_000])
  func `contacts come in the order of their numbers, and change in the past`(size: Int) throws {
    let generator = ContactGenerator(seed: 1, size: size)
    let now = TestClock().now.milliseconds
    var last: Int64 = 0
    for index in stride(from: 0, to: size, by: max(1, size / 5000)) {
      let (created, modified) = (generator.created(at: index), generator.modified(at: index))
      try #require(created > last && created <= modified && modified < now)
      last = created
    }
    for index in [0, 77, size - 1] {
      let record = generator.record(at: index)
      #expect(record.created == TimeText.zulu(Instant(milliseconds: generator.created(at: index))))
      #expect(record.updated == TimeText.zulu(Instant(milliseconds: generator.modified(at: index))))
    }
  }
}
