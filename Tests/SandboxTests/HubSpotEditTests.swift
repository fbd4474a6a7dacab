import Records
import Testing

@testable import Sandbox

/// Changes to contacts, by the platform's call and by the control, and what reads see of them.
struct HubSpotEditTests {
  private let clock = TestClock()

  private func portal(
    _ change: @escaping (inout SandboxOptions) -> Void = { _ in }
  )
    throws -> Playground
  {
    let clock = clock
    return try Playground {
      $0.clock = { clock.now }
      $0.enforceLimits = false
      change(&$0)
    }
  }

  private static func modified(since time: Instant) -> JSON {
    [
      "propertyName": "lastmodifieddate", "operator": "GTE",
      "value": .string(String(time.milliseconds)),
    ]
  }

  @Test func `shows a change in reads, lists and searches, with the time it was made`() throws {
    let sandbox = try portal()
    let before = try sandbox.contact("251")
    let answer = sandbox.change("251", ["company": "Kilo Works", "hubspotscore": nil])
    #expect(answer.status == 400)
    #expect(try sandbox.contact("251") == before)
    let changed = try sandbox.change("251", ["company": "Kilo Works"]).document()
    let now = TimeText.zulu(clock.now)
    #expect(changed["properties"]?["company"] == "Kilo Works")
    #expect(changed["properties"]?["lastmodifieddate"]?.string == now)
    #expect(changed["updatedAt"]?.string == now && changed["createdAt"] == before["createdAt"])
    let read = try sandbox.contact("251")
    #expect(read["properties"]?["company"] == "Kilo Works" && read["updatedAt"]?.string == now)
    #expect(read["properties"]?["lastname"] == before["properties"]?["lastname"])
    let list = try sandbox.hubSpot("/crm/v3/objects/contacts?after=251&limit=1&properties=company")
      .document()
    #expect(list["results"]?[0]?["properties"]?["company"] == "Kilo Works")
    #expect(try sandbox.found([Self.modified(since: clock.now)]) == ["251"])
    let companies = try sandbox.search(
      [
        "filterGroups": [
          ["filters": [["propertyName": "company", "operator": "EQ", "value": "kilo works"]]]
        ], "properties": ["company"],
      ]
    ).document()
    #expect(companies["total"] == 1)
    #expect(companies["results"]?[0]?["properties"]?["company"] == "Kilo Works")
    let sorts: JSON = [["propertyName": "lastmodifieddate", "direction": "DESCENDING"]]
    #expect(try sandbox.found(sorts: sorts).first == "251")
  }

  @Test func `moves the time again with every change, and keeps the earlier ones`() throws {
    let sandbox = try portal()
    _ = sandbox.change("251", ["company": "One", "city": "Bergen"])
    clock.advance(1500)
    _ = sandbox.change("251", ["company": "Two", "lastname": ""])
    let read = try sandbox.hubSpot("/crm/v3/objects/contacts/251?properties=company,city,lastname")
      .document()
    #expect(read["properties"]?["company"] == "Two" && read["properties"]?["city"] == "Bergen")
    #expect(read["properties"]?["lastname"] == "")
    #expect(read["updatedAt"]?.string == TimeText.zulu(clock.now))
  }

  @Test func `finds a contact by its new address and no longer by the old`() throws {
    let sandbox = try portal()
    let old = try sandbox.contact("251")["properties"]?["email"]?.string ?? ""
    let moved = sandbox.change(
      old.uppercased(),
      ["email": " New.One@Example.ORG "],
      query: "?idProperty=email"
    )
    #expect(moved.status == 200)
    let read = try sandbox.contact("251")
    #expect(read["properties"]?["email"] == "new.one@example.org")
    #expect(read["properties"]?["hs_email_domain"] == "example.org")
    #expect(sandbox.change(old, ["city": "Bergen"], query: "?idProperty=email").status == 404)
    let path = "/crm/v3/objects/contacts/new.one@example.org?idProperty=email"
    #expect(try sandbox.hubSpot(path).document()["id"] == "251")
    let filter: JSON = ["propertyName": "email", "operator": "EQ", "value": "new.one@example.org"]
    #expect(try sandbox.found([filter]) == ["251"])
    let previous: JSON = ["propertyName": "email", "operator": "EQ", "value": .string(old)]
    #expect(try sandbox.found([previous]).isEmpty)
    // The old address is free for another, the new one is not.
    #expect(sandbox.change("301", ["email": .string(old)]).status == 200)
    let taken = sandbox.change("351", ["email": "NEW.one@example.org"])
    #expect(taken.status == 409)
    #expect(try taken.document()["category"] == "CONFLICT")
    #expect(try taken.document()["message"] == "Contact already exists. Existing ID: 251")
    #expect(sandbox.change("251", ["email": "new.one@example.org"]).status == 200)
  }

  @Test(arguments: [
    ("nope", "x" as JSON, "PROPERTY_DOESNT_EXIST"), ("email", "anna@example", "INVALID_EMAIL"),
    ("email", "identify111052@test.con", "INVALID_EMAIL"),
    ("email", "two@@example.com", "INVALID_EMAIL"),
    ("hs_object_id", "5", "READ_ONLY_VALUE"), ("lastmodifieddate", "5", "READ_ONLY_VALUE"),
    ("lifecyclestage", "Customer", "INVALID_OPTION"), ("closedate", "soon", "INVALID_DATE"),
    ("newsletter_topics", "product;nope", "INVALID_OPTION"),
  ])
  func `refuses values in the platform's shape, and changes nothing`(
    name: String,
    value: JSON,
    code: String
  )
    throws
  {
    let sandbox = try portal()
    let before = try sandbox.contact("251")
    let answer = sandbox.change(
      "251",
      .members(["city": "Bergen", "fax": nil]).adding(name, value)
    )
    let body = try answer.document()
    #expect(answer.status == 400 && body["category"] == "VALIDATION_ERROR")
    #expect(body["errors"]?.array?.count == 1)
    #expect(body["errors"]?[0]?["code"]?.string == code)
    #expect(body["errors"]?[0]?["context"] == ["propertyName": [.string(name)]])
    let message = try #require(body["message"]?.string)
    let prefix = "Property values were not valid: "
    try #require(message.hasPrefix(prefix))
    let told = try JSON(parsing: String(message.dropFirst(prefix.utf8.count)))
    #expect(told[0]?["isValid"] == false && told[0]?["error"]?.string == code)
    #expect(told[0]?["name"]?.string == name)
    #expect(try sandbox.contact("251") == before)
  }

  @Test(arguments: ["tom..hart@example.com", "lee.@example.org", "ida+news@mail.example"])
  func `takes addresses that a simple look takes, some of which Salesforce refuses`(
    email: String
  )
    throws
  {
    let sandbox = try portal()
    #expect(sandbox.change("251", ["email": .string(email)]).status == 200)
    #expect(try sandbox.contact("251")["properties"]?["email"]?.string == email)
    let lead: JSON = ["HubSpot_Id__c": "251", "LastName": "Lund", "Company": "Kilo"]
    let written = try sandbox.upsert(
      [lead.adding("Email", .string(email))],
      token: sandbox.token()
    )
    #expect(written[0]["success"] == .bool(email == "ida+news@mail.example"))
  }

  @Test func `tells every wrong value at once, and what is no update`() throws {
    let sandbox = try portal()
    let both = try sandbox.change("251", ["nope": "1", "email": "x"]).document()
    #expect(both["errors"]?.array?.count == 2)
    let empty = sandbox.change("251", [:])
    #expect(empty.status == 400)
    #expect(
      try empty.document()["message"]
        == "No properties found to update, please provide at least one."
    )
    #expect(sandbox.change("252", ["city": "Bergen"]).status == 404)
    #expect(sandbox.hubSpot("PATCH", "/crm/v3/objects/companies/7001", [:]).status == 405)
  }

  @Test func `lets a stage only go forward, until it is cleared`() throws {
    let sandbox = try portal()
    func stage(_ value: JSON) throws -> JSON? {
      #expect(sandbox.change("251", ["lifecyclestage": value]).status == 200)
      return try sandbox.contact("251")["properties"]?["lifecyclestage"]
    }
    #expect(try stage("") == "")
    #expect(try stage("opportunity") == "opportunity")
    #expect(try stage("lead") == "opportunity")
    #expect(try stage("customer") == "customer")
    _ = try stage("")
    #expect(try stage("lead") == "lead")
    _ = sandbox.change("251", ["newsletter_topics": "jobs"])
    _ = sandbox.change("251", ["newsletter_topics": ";events;jobs"])
    #expect(try sandbox.contact("251")["properties"]?["newsletter_topics"] == "jobs;events")
  }

  @Test func `writes changes into the log`() throws {
    let sandbox = try portal()
    _ = sandbox.change("251", ["city": "Bergen"])
    _ = sandbox.change("251", ["nope": "Bergen"])
    let log = sandbox.world.arrivals
    #expect(log.map(\.operation) == ["hubspot.contacts.update", "hubspot.contacts.update"])
    #expect(log.map(\.applied) == [true, false])
    #expect(log.map(\.effect.updated) == [["251"], []])
    #expect(log.map(\.effect.rejected) == [[], ["251"]])
  }

  @Test func `lets a search see a change only after the lag, a read at once`() throws {
    let sandbox = try portal { $0.searchLag = .seconds(5) }
    let filter = Self.modified(since: clock.now)
    let old = try sandbox.contact("251")["properties"]?["company"] ?? .null
    func seen() throws -> JSON? {
      let own: JSON = ["propertyName": "hs_object_id", "operator": "EQ", "value": "251"]
      let page = try sandbox.search(
        ["filterGroups": [["filters": [own]]], "properties": ["company"]]
      ).document()
      return page["results"]?[0]?["properties"]?["company"]
    }
    _ = sandbox.change("251", ["company": "One"])
    clock.advance(3000)
    _ = sandbox.change("251", ["company": "Two"])
    _ = sandbox.ask("POST", "/_sandbox/hubspot/touch", body: #"{"from": 3, "count": 1}"#)
    #expect(try sandbox.contact("251")["properties"]?["company"] == "Two")
    #expect(try seen() == old && sandbox.found([filter]).isEmpty)
    clock.advance(1999)
    #expect(try seen() == old && sandbox.found([filter]).isEmpty)
    clock.advance(1)
    #expect(try seen() == "One" && sandbox.found([filter]) == ["251"])
    clock.advance(2999)
    #expect(try seen() == "One")
    clock.advance(1)
    #expect(try seen() == "Two" && sandbox.found([filter]) == ["101", "251"])
    // Older changes are merged, and nothing of them is lost.
    clock.advance(10_000)
    _ = sandbox.change("251", ["city": "Bergen"])
    #expect(try seen() == "Two")
    #expect(try sandbox.contact("251")["properties"]?["company"] == "Two")
  }

  @Test func `stamps a range with one time, which later changes move on`() throws {
    let sandbox = try portal { $0.size = 12_000 }
    let at = 1_763_000_000_000
    let answer = try sandbox.ask(
      "POST",
      "/_sandbox/hubspot/touch",
      body: #"{"from": 2, "count": 10001, "at": \#(at)}"#
    ).document()
    let text = TimeText.zulu(Instant(milliseconds: Int64(at)))
    #expect(answer == ["touched": 10001, "first": "51", "last": "500051", "at": .string(text)])
    let equal: JSON = [
      "propertyName": "lastmodifieddate", "operator": "EQ", "value": .string(String(at)),
    ]
    func total() throws -> JSON? {
      try sandbox.search(["filterGroups": [["filters": [equal]]]]).document()["total"]
    }
    #expect(try total() == 10001)
    #expect(try sandbox.contact("51")["updatedAt"]?.string == text)
    #expect(try sandbox.contact("1")["updatedAt"]?.string != text)
    _ = sandbox.change("51", ["city": "Bergen"])
    #expect(try total() == 10000)
    #expect(try sandbox.contact("51")["updatedAt"]?.string == TimeText.zulu(clock.now))
    let now = sandbox.ask("POST", "/_sandbox/hubspot/touch", body: #"{"from": 1, "count": 1}"#)
    #expect(try now.document()["at"]?.string == TimeText.zulu(clock.now))
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"from": 0, "count": 1}"#, #"{"from": 1, "count": 121}"#,
    #"{"from": 121, "count": 1}"#, #"{"from": 1, "count": 1, "at": "now"}"#,
  ])
  func `refuses a range that is none, and says how to write one`(body: String) throws {
    let answer = try portal().ask("POST", "/_sandbox/hubspot/touch", body: body)
    #expect(answer.status == 400)
    #expect(try answer.document()["hint"]?.string?.contains("\"from\"") == true)
  }
}

extension JSON {
  fileprivate func adding(_ name: String, _ value: JSON) -> JSON {
    var object = object ?? JSONObject()
    object[name] = value
    return .object(object)
  }
}
