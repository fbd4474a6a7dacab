import Records
import Testing

@testable import Sandbox

struct HubSpotBatchReadTests {
  private static let path = "/crm/v3/objects/contacts/batch/read"

  private static func inputs(_ ids: [String]) -> JSON {
    .array(ids.map { ["id": .string($0)] })
  }

  private static func ids(_ answer: JSON) -> [String] {
    (answer["results"]?.array ?? []).compactMap { $0["id"]?.string }
  }

  @Test func `reads a hundred by number, in another order, and not one more`() throws {
    let sandbox = try Playground()
    let wanted = (0..<100).map { String($0 * 50 + 1) }
    let answer = sandbox.hubSpot(
      "POST",
      Self.path,
      ["inputs": Self.inputs(wanted), "properties": ["company"]]
    )
    let body = try answer.document()
    #expect(answer.status == 200 && body["status"] == "COMPLETE")
    #expect(body.object?.names == ["status", "results", "startedAt", "completedAt"])
    #expect(Set(Self.ids(body)) == Set(wanted) && Self.ids(body) != wanted)
    let list = try sandbox.hubSpot("/crm/v3/objects/contacts?limit=100&properties=company")
      .document()
    #expect(Set(body["results"]?.array ?? []) == Set(list["results"]?.array ?? []))
    let more = Self.inputs(wanted + ["5001"])
    #expect(sandbox.hubSpot("POST", Self.path, ["inputs": more]).status == 400)
  }

  @Test func `names the unknown ones apart, in a 207`() throws {
    let sandbox = try Playground()
    let answer = sandbox.hubSpot(
      "POST",
      Self.path,
      ["inputs": Self.inputs(["51", "52", "51", "none"])]
    )
    let body = try answer.document()
    #expect(answer.status == 207 && body["numErrors"] == 1)
    #expect(Self.ids(body) == ["51"])
    let error = try #require(body["errors"]?[0])
    #expect(error["category"] == "OBJECT_NOT_FOUND")
    #expect(error["context"] == ["ids": ["52", "none"]])
    #expect(body["results"]?[0]?["properties"]?["email"] != nil)
  }

  @Test func `reads by address, whatever its case`() throws {
    let sandbox = try Playground()
    let email = try sandbox.contact("251")["properties"]?["email"]?.string ?? ""
    // The address of one of the odd contacts tells no number.
    let body: JSON = [
      "idProperty": "email",
      "inputs": Self.inputs([email.uppercased(), "anna@example", "nobody@example.com"]),
    ]
    let answer = sandbox.hubSpot("POST", Self.path, body)
    #expect(answer.status == 207)
    #expect(Set(Self.ids(try answer.document())) == ["251", "2051"])
    #expect(try answer.document()["errors"]?[0]?["context"] == ["ids": ["nobody@example.com"]])
  }

  @Test func `reads companies too`() throws {
    let sandbox = try Playground()
    let path = "/crm/v3/objects/companies/batch/read"
    let answer = sandbox.hubSpot("POST", path, ["inputs": [["id": "7001"], ["id": 7051]]])
    #expect(answer.status == 200)
    #expect(Set(Self.ids(try answer.document())) == ["7001", "7051"])
    let byName: JSON = ["idProperty": "name", "inputs": [["id": "Kilo"]]]
    #expect(sandbox.hubSpot("POST", path, byName).status == 400)
  }

  @Test(arguments: [
    [:] as JSON, ["inputs": [["email": "x"]]], ["inputs": [["id": "1"]], "idProperty": "company"],
    ["inputs": [["id": "1"]], "propertiesWithHistory": ["email"]],
  ])
  func `refuses what it cannot follow`(body: JSON) throws {
    let answer = try Playground().hubSpot("POST", Self.path, body)
    #expect(answer.status == 400)
    #expect(try answer.document()["category"] == "VALIDATION_ERROR")
  }
}
