import Records
import Testing

@testable import Sandbox

struct UpsertTests {
  private let sandbox: Playground
  private let token: String

  init() throws {
    sandbox = try Playground()
    token = try sandbox.token()
  }

  private func lead(_ id: String, _ more: KeyValuePairs<String, JSON?> = [:]) -> JSON {
    var object = JSONObject([
      JSONObject.Member("HubSpot_Id__c", .string(id)), JSONObject.Member("LastName", "Lund"),
      JSONObject.Member("Company", "Fjord & Sons"),
    ])
    for (name, value) in more { object[name] = value }
    return .object(object)
  }

  private func stored(_ id: String) throws -> JSON? {
    let fields = "Id,Name,LastName,FirstName,Email,Status,OwnerId,LeadSource,IsConverted,Account__c"
    let soql = "SELECT \(fields) FROM Lead WHERE HubSpot_Id__c = '\(id)'"
    return try sandbox.query(soql, token: token).document()["records"]?[0]
  }

  @Test func `creates once and updates after, in the order of the request`() throws {
    let first = try sandbox.upsert([lead("7"), lead("8")], token: token)
    #expect(first.map { $0["created"] } == [true, true])
    #expect(first[0].object?.names == ["id", "success", "errors", "created"])
    let again = try sandbox.upsert([lead("8"), lead("9"), lead("7")], token: token)
    #expect(again.map { $0["created"] } == [false, true, false])
    #expect(again[0]["id"] == first[1]["id"] && again[2]["id"] == first[0]["id"])
  }

  @Test func `sets what the platform sets, and composes the name`() throws {
    _ = try sandbox.upsert([lead("7", ["FirstName": "Ida"])], token: token)
    let row = try #require(try stored("7"))
    #expect(row["Name"] == "Ida Lund")
    #expect(row["Status"] == "Open - Not Contacted")
    #expect(row["OwnerId"]?.string?.hasPrefix("005") == true)
    #expect(row["IsConverted"] == false)
  }

  @Test func `keeps what is left out and clears what is null`() throws {
    _ = try sandbox.upsert(
      [lead("7", ["FirstName": "Ida", "Email": "ida@example.com"])],
      token: token
    )
    _ = try sandbox.upsert(
      [["HubSpot_Id__c": "7", "FirstName": nil, "LeadSource": "Marketing Site"]],
      token: token
    )
    let row = try #require(try stored("7"))
    #expect(row["FirstName"] == .null && row["Name"] == "Lund")
    #expect(row["Email"] == "ida@example.com" && row["LeadSource"] == "Marketing Site")
  }

  @Test func `trims text, and takes what is left empty for null`() throws {
    _ = try sandbox.upsert([lead("7", ["FirstName": "  Ida ", "Email": "  "])], token: token)
    let row = try #require(try stored("7"))
    #expect(row["FirstName"] == "Ida" && row["Email"] == .null)
  }

  @Test(arguments: [
    (#"{"LastName": null}"#, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]"),
    (#"{"LastName": "  ", "Company": ""}"#, "REQUIRED_FIELD_MISSING", "[LastName, Company]"),
    (#"{"Email": "anna@example"}"#, "INVALID_EMAIL_ADDRESS", "Email: invalid email address: anna@"),
    (#"{"Nope__c": "x"}"#, "INVALID_FIELD", "No such column 'Nope__c' on sobject of type Lead"),
    (#"{"Name": "x"}"#, "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: Name."),
    (#"{"ConvertedAccountId": "x"}"#, "INVALID_FIELD_FOR_INSERT_UPDATE", "ConvertedAccountId"),
    (#"{"NumberOfEmployees": "12"}"#, "INVALID_TYPE_ON_FIELD_IN_RECORD", "Employees: value not of"),
    (#"{"FirstName": 5}"#, "INVALID_TYPE_ON_FIELD_IN_RECORD", "First Name: value not of required"),
    (#"{"FirstName": {"a": 1}}"#, "JSON_PARSER_ERROR", "START_OBJECT"),
    (
      #"{"EmailBouncedDate": "2026-01-01T00:00:00Z"}"#, "INVALID_FIELD_FOR_INSERT_UPDATE", "Bounced"
    ),
    (#"{"CleanStatus": "Odd"}"#, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Clean Status: bad"),
    (#"{"Account__c": "001xyz"}"#, "MALFORMED_ID", "malformed id 001xyz"),
    (#"{"Account__c": "0015g00000ZZZZZ"}"#, "INVALID_CROSS_REFERENCE_KEY", "invalid cross"),
    (#"{"Account__c": "0035g0000000001"}"#, "FIELD_INTEGRITY_EXCEPTION", "incorrect type"),
    (#"{"Latitude": 1234567.5}"#, "NUMBER_OUTSIDE_VALID_RANGE", "outside of valid range"),
    (#"{"HubSpot_Id__c": null}"#, "MISSING_ARGUMENT", "HubSpot_Id__c not specified"),
  ])
  func `refuses a row alone, with the platform's code and words`(
    change: String,
    code: String,
    text: String
  ) throws {
    let members = try #require(try JSON(parsing: change).object?.members)
    var bad = try #require(lead("7").object)
    for member in members { bad[member.name] = member.value }
    let results = try sandbox.upsert([lead("1"), .object(bad), lead("2")], token: token)
    #expect(results.map { $0["success"] } == [true, false, true])
    #expect(results[1]["id"] == nil && results[1]["created"] == false)
    #expect(results[1]["errors"]?[0]?["statusCode"]?.string == code)
    #expect(results[1]["errors"]?[0]?["message"]?.string?.contains(text) == true)
    #expect(try stored("7") == nil)
  }

  @Test(arguments: [("LastName", 80), ("Title", 128), ("Company", 255), ("Phone", 40)])
  func `takes a text as long as the field and no longer`(field: String, length: Int) throws {
    let fits = JSON.string(String(repeating: "é", count: length))
    let long = JSON.string(String(repeating: "é", count: length + 1))
    let results = try sandbox.upsert(
      [lead("1", [field: fits]), lead("2", [field: long])],
      token: token
    )
    #expect(results[0]["success"] == true)
    #expect(results[1]["errors"]?[0]?["statusCode"] == "STRING_TOO_LONG")
    #expect(results[1]["errors"]?[0]?["fields"] == [.string(field)])
    let message = results[1]["errors"]?[0]?["message"]?.string ?? ""
    #expect(message.hasSuffix("(max length=\(length))"))
  }

  @Test func `fails both of two records with one key`() throws {
    let results = try sandbox.upsert([lead("k"), lead("x"), lead("K")], token: token)
    #expect(results.map { $0["success"] } == [false, true, false])
    #expect(results[0]["errors"]?[0]?["statusCode"] == "DUPLICATE_VALUE")
    #expect(results[0]["errors"]?[0]?["message"] == "Duplicate external id specified: k")
  }

  @Test func `takes the reference to an account that exists`() throws {
    let found = try sandbox.query("SELECT Id FROM Account LIMIT 1", token: token).document()
    let account = try #require(found["records"]?[0]?["Id"])
    let results = try sandbox.upsert([lead("7", ["Account__c": account])], token: token)
    #expect(results[0]["success"] == true)
    #expect(try stored("7")?["Account__c"] == account)
  }

  @Test func `rolls all back where all were wanted`() throws {
    let results = try sandbox.upsert(
      [lead("1"), lead("2", ["LastName": nil])],
      token: token,
      allOrNone: true
    )
    #expect(
      results.map { $0["errors"]?[0]?["statusCode"] }
        == ["ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING"]
    )
    #expect(try stored("1") == nil)
  }

  @Test func `needs the attributes of each record, wherever they stand`() throws {
    let body = """
      {"records": [{"HubSpot_Id__c": "1", "LastName": "A", "Company": "B"},
        {"HubSpot_Id__c": "2", "LastName": "A", "Company": "B", "attributes": {"type": "Lead"}},
        {"attributes": {"type": "Contact"}, "HubSpot_Id__c": "3"}]}
      """
    let results = try sandbox.salesforce(
      "PATCH",
      "/composite/sobjects/Lead/HubSpot_Id__c",
      token: token,
      body: body
    ).document()
    #expect(results[0]?["errors"]?[0]?["statusCode"] == "JSON_PARSER_ERROR")
    #expect(results[1]?["success"] == true)
    #expect(results[2]?["errors"]?[0]?["statusCode"] == "INVALID_TYPE")
  }

  @Test(arguments: [
    (#"{"records": []}"#, 400, "REQUIRED_FIELD_MISSING"), ("{}", 400, "REQUIRED_FIELD_MISSING"),
    ("{\"records\": [", 400, "JSON_PARSER_ERROR"),
  ])
  func `refuses a request that is none`(body: String, status: Int, code: String) throws {
    let answer = sandbox.salesforce(
      "PATCH",
      "/composite/sobjects/Lead/HubSpot_Id__c",
      token: token,
      body: body
    )
    #expect(answer.status == status)
    #expect(try answer.document()[0]?["errorCode"]?.string == code)
  }

  @Test func `takes 200 records and not 201`() throws {
    let results = try sandbox.upsert((1...200).map { lead("n\($0)") }, token: token)
    #expect(results.count == 200 && results.allSatisfy { $0["created"] == true })
    let more = try sandbox.upsert((1...201).map { lead("m\($0)") }, token: token)
    #expect(more.first?["errorCode"] == "EXCEEDED_ID_LIMIT")
  }

  @Test func `upserts by an address while it names one record`() throws {
    _ = try sandbox.upsert(
      [
        lead("1", ["Email": "a@example.com"]), lead("2", ["Email": "b@example.com"]),
        lead("3", ["Email": "b@example.com"]),
      ],
      token: token
    )
    let body: JSON = [
      "records": [
        ["attributes": ["type": "Lead"], "Email": "A@example.com", "Title": "Buyer"],
        ["attributes": ["type": "Lead"], "Email": "b@example.com", "Title": "Buyer"],
        [
          "attributes": ["type": "Lead"], "Email": "c@example.com", "HubSpot_Id__c": "1",
          "LastName": "C", "Company": "C",
        ],
      ]
    ]
    let results = try sandbox.salesforce(
      "PATCH",
      "/composite/sobjects/Lead/Email",
      token: token,
      body: body.text()
    ).document()
    #expect(results[0]?["created"] == false && results[0]?["success"] == true)
    #expect(results[1]?["errors"]?[0]?["statusCode"] == "DUPLICATE_EXTERNAL_ID")
    #expect(results[2]?["errors"]?[0]?["statusCode"] == "DUPLICATE_VALUE")
  }

  @Test(arguments: ["Lead/Company", "Lead/Nope", "Deal/Id"])
  func `knows only keys that identify`(path: String) throws {
    let answer = sandbox.salesforce(
      "PATCH",
      "/composite/sobjects/\(path)",
      token: token,
      body: #"{"records": [{}]}"#
    )
    #expect(answer.status == 404)
  }

  @Test func `refuses in the bare org what only the standard one takes`() throws {
    let bare = try Playground { $0.org = .bare }
    let token = try bare.token()
    let results = try bare.upsert(
      [
        lead("1", ["LeadSource": "Marketing Site"]), lead("2", ["Account__c": "x"]),
        lead("3", ["LeadSource": "web"]),
      ],
      token: token
    )
    #expect(
      results[0]["errors"]?[0]?["message"]
        == "Lead Source: bad value for restricted picklist field: Marketing Site"
    )
    #expect(results[1]["errors"]?[0]?["statusCode"] == "INVALID_FIELD")
    #expect(results[2]["success"] == true)
  }
}
