import Records
import Testing

@testable import Sandbox

struct QueryTests {
  private let sandbox: Playground
  private let token: String

  init() throws {
    sandbox = try Playground { $0.size = 2000 }
    token = try sandbox.token()
  }

  private func ids(_ soql: String) throws -> [String] {
    let answer = sandbox.query(soql, token: token)
    #expect(answer.status == 200, "\(String(decoding: answer.bytes, as: UTF8.self))")
    return (try answer.document()["records"]?.array ?? []).compactMap { $0["Id"]?.string }
  }

  @Test func `finds accounts by a list of names, whatever their case`() throws {
    let names = [0, 1, 3, 5, 8].map { Company($0, seed: 1).name }
    let list = names.map { "'" + $0.uppercased().replacingQuotes + "'" }.joined(separator: ",")
    let answer = sandbox.query(
      "SELECT Id, Name FROM Account WHERE Name IN (\(list))",
      token: token
    )
    let body = try answer.document()
    // Number 5 is the one in a dozen that has no account.
    #expect(body["totalSize"] == 4 && body["done"] == true)
    let record = try #require(body["records"]?[0])
    #expect(record.object?.names == ["attributes", "Id", "Name"])
    #expect(record["attributes"]?["type"] == "Account")
  }

  @Test func `resolves escapes in texts`() throws {
    let created = try sandbox.upsert(
      [["HubSpot_Id__c": "q1", "LastName": "O'Hara \\ Sons\nLtd", "Company": "Acme"]],
      token: token
    )
    #expect(created[0]["success"] == true)
    #expect(
      try ids(#"SELECT Id FROM Lead WHERE LastName = 'o\'hara \\ sons\nltd'"#)
        == [created[0]["id"]?.string ?? ""]
    )
  }

  @Test func `asks with several conditions, in order, up to a limit`() throws {
    let all = try ids(
      "SELECT Id FROM Account WHERE Type = 'Prospect' ORDER BY Name DESC, Id LIMIT 5"
    )
    #expect(all.count == 5)
    let answer = try sandbox.query(
      "select name from account where type = 'prospect' AND Name != null "
        + "order by name desc limit 5",
      token: token
    ).document()
    let names = (answer["records"]?.array ?? []).compactMap { $0["Name"]?.string?.lowercased() }
    #expect(names == names.sorted(by: >) && names.count == 5)
  }

  @Test func `counts, compares and excludes`() throws {
    let total = try sandbox.query("SELECT COUNT() FROM Account", token: token).document()
    let prospects = try sandbox.query(
      "SELECT COUNT() FROM Account WHERE Type IN ('Prospect')",
      token: token
    ).document()
    let others = try sandbox.query(
      "SELECT COUNT() FROM Account WHERE Type NOT IN ('Prospect')",
      token: token
    ).document()
    let sum = (prospects["totalSize"]?.int ?? 0) + (others["totalSize"]?.int ?? 0)
    #expect(total["totalSize"]?.int == sum && sum > 300)
    #expect(try ids("SELECT Id FROM Account WHERE CreatedDate < 2001-01-01T00:00:00Z") == [])
    #expect(
      try !ids("SELECT Id FROM Account WHERE CreatedDate >= 2001-01-01T00:00:00Z LIMIT 1").isEmpty
    )
    #expect(try ids("SELECT Id FROM User WHERE IsActive = true").count == 3)
  }

  @Test func `finds a record by 15 characters as by 18`() throws {
    let id = try #require(try ids("SELECT Id FROM Account LIMIT 1").first)
    #expect(id.utf8.count == 18)
    #expect(try ids("SELECT Id FROM Account WHERE Id = '\(id.prefix(15))'") == [id])
    #expect(try ids("SELECT Id FROM Contact WHERE AccountId IN ('\(id)')").count == 1)
  }

  @Test func `pages with a locator of its own and ends`() throws {
    var body = try sandbox.query(
      "SELECT Id FROM Account",
      token: token,
      headers: ["sforce-query-options": "batchSize=200"]
    ).document()
    let total = try #require(body["totalSize"]?.int)
    var seen: Set<String> = []
    var pages = 0
    while true {
      seen.formUnion((body["records"]?.array ?? []).compactMap { $0["Id"]?.string })
      pages += 1
      guard let next = body["nextRecordsUrl"]?.string else { break }
      #expect(body["done"] == false && next.hasPrefix("/services/data/v60.0/query/0r8"))
      body = try sandbox.ask(
        "GET",
        "/salesforce" + next,
        headers: ["authorization": "Bearer \(token)"]
      ).document()
    }
    #expect(seen.count == total && pages == (total + 199) / 200 && pages > 1)
    #expect(body["done"] == true)
  }

  @Test func `forgets a query when ten newer ones are open`() throws {
    let headers = ["sforce-query-options": "batchSize=200"]
    let first = try sandbox.query("SELECT Id FROM Account", token: token, headers: headers)
      .document()
    for _ in 0..<10 { _ = sandbox.query("SELECT Id FROM Account", token: token, headers: headers) }
    let next = try #require(first["nextRecordsUrl"]?.string)
    let lost = sandbox.ask(
      "GET",
      "/salesforce" + next,
      headers: ["authorization": "Bearer \(token)"]
    )
    #expect(lost.status == 400)
    #expect(try lost.document()[0]?["errorCode"] == "INVALID_QUERY_LOCATOR")
  }

  @Test(arguments: [
    ("SELECT Id FROM", "MALFORMED_QUERY", "<EOF>"),
    ("SELECT FROM Lead", "MALFORMED_QUERY", "unexpected token: 'FROM'"),
    ("SELECT Id Lead", "MALFORMED_QUERY", "unexpected token: 'Lead'"),
    ("SELECT Id FROM Lead WHERE Name = 'x", "MALFORMED_QUERY", "not closed"),
    (#"SELECT Id FROM Lead WHERE Name = '\z'"#, "MALFORMED_QUERY", "Illegal character"),
    ("SELECT Id FROM Lead WHERE Name = 'x' OR Name = 'y'", "MALFORMED_QUERY", "OR"),
    ("SELECT Id, Id FROM Lead", "MALFORMED_QUERY", "duplicate field"),
    ("SELECT Id FROM Lead WHERE Email = none", "INVALID_FIELD", "enclosed in quotes"),
    ("SELECT Id FROM Lead WHERE IsConverted = 'no'", "INVALID_FIELD", "should not be"),
    ("SELECT Nope FROM Lead", "INVALID_FIELD", "No such column 'Nope' on entity 'Lead'"),
    ("SELECT Account.Name FROM Contact", "INVALID_FIELD", "relationship 'Account'"),
    ("SELECT Id FROM Deal", "INVALID_TYPE", "sObject type 'Deal' is not supported"),
    ("SELECT Id FROM Lead WHERE CreatedDate > 2026-01-01T00:00:00+02:00", "MALFORMED_QUERY", "UTC"),
  ])
  func `refuses with the platform's codes`(soql: String, code: String, text: String) throws {
    let answer = sandbox.query(soql, token: token)
    let body = try answer.document()
    #expect(answer.status == 400)
    #expect(body[0]?["errorCode"]?.string == code)
    #expect(body[0]?["message"]?.string?.contains(text) == true, "\(body.text())")
  }

  @Test func `draws a caret under an object that does not exist`() throws {
    let answer = sandbox.query("SELECT Id FROM Deal", token: token)
    let message = try answer.document()[0]?["message"]?.string ?? ""
    #expect(
      message.hasPrefix(
        "\nSELECT Id FROM Deal\n               ^\nERROR at Row:1:Column:16\nsObject type"
      )
    )
  }

  @Test func `refuses a request line that is too long`() throws {
    let list = (0..<700).map { "'a name of some length \($0)'" }.joined(separator: ",")
    let answer = sandbox.query("SELECT Id FROM Account WHERE Name IN (\(list))", token: token)
    #expect(answer.status == 414)
  }
}

extension String {
  fileprivate var replacingQuotes: String {
    split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "'", omittingEmptySubsequences: false).joined(separator: "\\'")
  }
}
