import Records
import Testing

@testable import Sandbox

struct CreateTests {
  private let sandbox: Playground
  private let token: String

  init() throws {
    sandbox = try Playground()
    token = try sandbox.token()
  }

  private func lead(_ more: KeyValuePairs<String, JSON?> = [:]) -> JSON {
    var object = JSONObject([
      JSONObject.Member("attributes", ["type": "Lead"]), JSONObject.Member("LastName", "Lund"),
      JSONObject.Member("Company", "Fjord & Sons"),
    ])
    for (name, value) in more { object[name] = value }
    return .object(object)
  }

  private var count: Int { sandbox.world.table("Lead")?.rows.count ?? 0 }

  @Test func `makes a row for each record, twice where it is asked twice`() throws {
    let records = [lead(), lead(["Email": "ida@example.com"]), lead()]
    let first = try sandbox.create(records, token: token)
    #expect(first.array?.count == 3)
    for result in first.array ?? [] {
      #expect(result.object?.names == ["id", "success", "errors"])
      #expect(result["success"] == true && result["errors"] == [])
      #expect(result["id"]?.string?.hasPrefix("00Q") == true)
    }
    let again = try sandbox.create(records, token: token)
    let ids = ((first.array ?? []) + (again.array ?? [])).compactMap { $0["id"]?.string }
    #expect(Set(ids).count == 6 && count == 6)
    let soql = "SELECT Id, Status FROM Lead WHERE Email = 'ida@example.com'"
    let rows = try sandbox.query(soql, token: token).document()
    #expect(rows["totalSize"] == 2 && rows["records"]?[0]?["Status"] == "Open - Not Contacted")
  }

  @Test func `refuses a row alone, and takes several objects in one request`() throws {
    let results = try sandbox.create(
      [
        lead(["LastName": nil]), ["attributes": ["type": "Account"], "Name": "Fjord Works"],
        lead(["Email": "tom..hart@example.com"]), ["LastName": "Lund", "Company": "Kilo"],
        ["attributes": ["type": "Butterfly"]], lead(["Id": "00Q5g0000000001"]), lead(),
      ],
      token: token
    )
    let codes = (results.array ?? []).map { $0["errors"]?[0]?["statusCode"]?.string }
    #expect(
      codes == [
        "REQUIRED_FIELD_MISSING", nil, "INVALID_EMAIL_ADDRESS", "JSON_PARSER_ERROR",
        "INVALID_TYPE", "INVALID_FIELD_FOR_INSERT_UPDATE", nil,
      ]
    )
    #expect(results[0]?.object?.names == ["success", "errors"])
    #expect(results[1]?["id"]?.string?.hasPrefix("001") == true && count == 1)
  }

  @Test func `keeps unique values unique, in the table and in the request`() throws {
    let first = try sandbox.create([lead(["HubSpot_Id__c": "k-1"])], token: token)
    let results = try sandbox.create(
      [
        lead(["HubSpot_Id__c": "K-1"]), lead(["HubSpot_Id__c": "k-2"]),
        lead(["HubSpot_Id__c": "k-2"]), lead(),
      ],
      token: token
    )
    #expect((results.array ?? []).map { $0["success"] } == [false, true, false, true])
    let clash = try #require(results[0]?["errors"]?[0])
    #expect(clash["statusCode"] == "DUPLICATE_VALUE" && clash["fields"] == ["HubSpot_Id__c"])
    let id = first[0]?["id"]?.string ?? "?"
    #expect(
      clash["message"]?.string
        == "duplicate value found: HubSpot_Id__c duplicates value on record with id: \(id)"
    )
    #expect(results[2]?["errors"]?[0]?["statusCode"] == "DUPLICATE_VALUE")
    #expect(count == 3)
  }

  @Test func `writes all or none where that is wanted`() throws {
    let results = try sandbox.create(
      [lead(), lead(["Company": nil]), lead()],
      token: token,
      allOrNone: true
    )
    #expect(
      (results.array ?? []).map { $0["errors"]?[0]?["statusCode"] } == [
        "ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING",
        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
      ]
    )
    #expect(count == 0)
  }

  @Test func `takes 200 records and not 201, and at least one`() throws {
    #expect(try sandbox.create(.init(repeating: lead(), count: 200), token: token)[199] != nil)
    let more = try sandbox.create(.init(repeating: lead(), count: 201), token: token)
    #expect(more[0]?["errorCode"] == "EXCEEDED_ID_LIMIT" && count == 200)
    #expect(try sandbox.create([], token: token)[0]?["errorCode"] == "REQUIRED_FIELD_MISSING")
    #expect(sandbox.salesforce("GET", "/composite/sobjects", token: token).status == 405)
    #expect(sandbox.salesforce("POST", "/composite/sobjects", token: "none").status == 401)
  }

  @Test func `logs the other system's key, else the new identifier`() throws {
    let results = try sandbox.create(
      [lead(["HubSpot_Id__c": "k-1"]), lead(), lead(["HubSpot_Id__c": "k-3", "LastName": nil])],
      token: token
    )
    let id = results[1]?["id"]?.string ?? "?"
    let arrival = try #require(sandbox.world.arrivals.last)
    #expect(arrival.operation == "salesforce.collections.create" && arrival.applied)
    #expect(arrival.effect.keys == ["k-1", id, "k-3"])
    #expect(arrival.effect.created == ["k-1", id] && arrival.effect.rejected == ["k-3"])
  }
}
