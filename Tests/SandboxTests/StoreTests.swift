import Records
import Testing

@testable import Sandbox

/// What the sandbox tells of itself, in parts, for whoever checks a run from outside.
struct StoreTests {
  private static func lines(_ answer: SandboxAnswer) throws -> [JSON] {
    try String(decoding: answer.bytes, as: UTF8.self).split(separator: "\n").map {
      try JSON(parsing: String($0))
    }
  }

  @Test func `gives part of the rows and part of the fields`() throws {
    let sandbox = try Playground()
    let token = try sandbox.token()
    let leads: [JSON] = (1...450).map {
      ["HubSpot_Id__c": .string("k\($0)"), "LastName": "Lund", "Company": "Kilo"]
    }
    for start in stride(from: 0, to: 450, by: 150) {
      _ = try sandbox.upsert(Array(leads[start..<(start + 150)]), token: token)
    }
    let path = "/_sandbox/store/salesforce/Lead?fields=HubSpot_Id__c,LastName,Fax"
    let all = sandbox.ask("GET", path)
    #expect(all.header("X-Sandbox-Total") == "450")
    #expect(try Self.lines(all).map { $0["HubSpot_Id__c"] } == leads.map { $0["HubSpot_Id__c"] })
    #expect(try Self.lines(all)[0] == ["HubSpot_Id__c": "k1", "LastName": "Lund"])
    let part = try Self.lines(sandbox.ask("GET", path + "&from=201&count=210"))
    #expect(part.count == 210 && part.first?["HubSpot_Id__c"] == "k201")
    #expect(part.last?["HubSpot_Id__c"] == "k410")
    #expect(try Self.lines(sandbox.ask("GET", path + "&from=1&count=200")).count == 200)
    #expect(try Self.lines(sandbox.ask("GET", path + "&from=449&count=9")).count == 2)
    #expect(try Self.lines(sandbox.ask("GET", path + "&from=9999")).isEmpty)
    let counts = try sandbox.ask("GET", "/_sandbox/counts").document()
    #expect(counts["salesforce"]?["Lead"] == 450 && counts["hubspot"]?["contacts"] == 120)
    #expect(counts["arrivals"] == .integer(sandbox.world.arrivals.count))
    let log = try Self.lines(sandbox.ask("GET", "/_sandbox/arrivals?from=2"))
    #expect(log.first?["sequence"] == 2)
  }

  @Test func `shows contacts as they are now`() throws {
    let sandbox = try Playground()
    _ = sandbox.change("51", ["company": "Kilo Works"])
    let path = "/_sandbox/store/hubspot/contacts?fields=company&from=2&count=1"
    let rows = try Self.lines(sandbox.ask("GET", path))
    #expect(rows.count == 1 && rows[0]["id"] == "51")
    #expect(rows[0]["properties"] == ["company": "Kilo Works"])
  }

  @Test(arguments: [
    "store/salesforce/Lead?fields=Nope", "store/hubspot/contacts?fields=nope",
    "arrivals?from=0", "arrivals?count=many",
  ])
  func `refuses a part there is not`(path: String) throws {
    let answer = try Playground().ask("GET", "/_sandbox/" + path)
    #expect(answer.status == 400)
    #expect(try answer.document()["hint"]?.string?.isEmpty == false)
  }
}
