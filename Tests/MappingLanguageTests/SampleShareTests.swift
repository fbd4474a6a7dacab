import Diagnostics
import MappingLanguage
import Records
import Testing

/// What samples show of records that are refused, of targets that stay empty, and of what is cut or
/// left out.
@Suite struct SampleShareTests {
  private static let reason: JSON = [["s": "S1", "quote": "Map contacts to leads"]]

  private static func rule(_ target: String, _ value: JSON) -> JSON {
    [
      "op": "add", "path": "/rules/-",
      "value": ["id": "r8", "target": .string(target), "value": value, "because": reason],
    ]
  }

  /// The findings of one code in sound records with these changes; each has an id of its own.
  private func findings(
    _ code: DiagnosticCode,
    _ changes: [JSON],
    _ records: [JSON],
    asksLookups: Bool = true
  ) throws -> [Diagnostic] {
    let file = RejectionFile(
      name: "shares",
      json: [
        "patch": .array(changes), "asks_lookups": .bool(asksLookups),
        "records": .array(
          records.enumerated().map { number, changes in
            var record = JSONObject([.init("id", .string("\(number)"))])
            var properties = JSONObject([
              .init("email", .string("a\(number)@example.com")), .init("lastname", "Doe"),
              .init("company", "Example Ltd"),
            ])
            for member in changes.object?.members ?? [] {
              if ["id", "deals"].contains(member.name) {
                record[member.name] = member.value
              } else {
                properties[member.name] = member.value
              }
            }
            record["properties"] = .object(properties)
            return .object(record)
          }
        ),
      ]
    )
    return try file.diagnostics().filter { $0.code == code }
  }

  private func repeated(_ changes: JSON, _ count: Int) -> [JSON] {
    Array(repeating: changes, count: count)
  }

  private static let city: JSON = ["city": "Kiel"]

  // MARK: Refused

  @Test func `what refuses most stands first, and a tenth of ten is worth a warning`() throws {
    let records =
      repeated(["company": nil], 1) + repeated(["lastname": nil], 2) + repeated(Self.city, 7)
    let found = try findings(.D912, [], records)
    #expect(
      found.map(\.message) == [
        "2 of 10 records (20 %) would be invalid at LastName: R201",
        "1 of 10 records (10 %) would be invalid at Company: R201",
      ]
    )
    #expect(found.map(\.severity) == [.warning, .warning])
    let few = try findings(.D912, [], Array(records.dropLast()))
    #expect(few.map(\.severity) == [.note, .note])
  }

  @Test(arguments: [(1, 3, "33 %"), (2, 3, "67 %"), (1, 8, "13 %")])
  func `a share is rounded`(_ part: Int, _ whole: Int, _ percent: String) throws {
    let records = repeated(["company": nil], part) + repeated(Self.city, whole - part)
    let found = try findings(.D912, [], records)
    #expect(found.first?.message.hasPrefix("\(part) of \(whole) records (\(percent))") == true)
  }

  @Test func `a look-up that refuses is told once, where it was asked`() throws {
    let strict: JSON = ["op": "replace", "path": "/lookups/0/on_none", "value": "error"]
    func messages(_ code: DiagnosticCode, _ isAsked: Bool) throws -> [String] {
      try findings(code, [strict], repeated(Self.city, 3), asksLookups: isAsked).map(\.message)
    }
    let told = "3 of 3 records (100 %) would be invalid: the look-up of Account__c finds nothing"
    #expect(try messages(.D917, true) == [told])
    #expect(try messages(.D912, true) == [])
    #expect(
      try messages(.D912, false) == ["3 of 3 records (100 %) would be invalid at Account__c: R301"]
    )
  }

  @Test func `a look-up that refuses in a filter is a refusal like others`() throws {
    let changes: [JSON] = [
      ["op": "replace", "path": "/lookups/0/on_none", "value": "error"],
      [
        "op": "add", "path": "/filters/-",
        "value": [
          "id": "f2", "action": "drop_record", "because": Self.reason,
          "when": ["all": [["of": ["lookup": "account"], "op": "is_null"]]],
        ],
      ],
    ]
    let found = try findings(.D912, changes, repeated(Self.city, 3))
    #expect(found.map(\.rule) == ["f2"])
  }

  private static func mapped(_ policy: JSONObject.Member) -> JSON {
    let step = JSONObject([.init("fn", "map_value"), .init("map", "lead_source"), policy])
    return ["field": "jobtitle", "then": [.object(step)]]
  }

  @Test func `a value that is not listed and refuses is told once, at its step`() throws {
    let records = repeated(["jobtitle": "Boss"], 3) + repeated(["jobtitle": "REFERRALS"], 1)
    let strict = Self.mapped(.init("unlisted", "error"))
    let told = "3 of 4 records (75 %) have a value that is not listed: 1 different"
    let rule = Self.rule("Title", strict)
    #expect(try findings(.D912, [rule], records) == [])
    #expect(
      try findings(.D914, [rule], records).map(\.message) == [told + "; 3 would be invalid"]
    )
    // An error that counts as no value refuses nothing.
    let lenient: JSON = ["op": "add", "path": "/rules/7/on_error", "value": "null"]
    #expect(try findings(.D914, [rule, lenient], records).map(\.message) == [told])
  }

  @Test func `the step that refuses is told, though the rule takes another later`() throws {
    let variable: JSON = [
      "op": "add", "path": "/variables/-",
      "value": [
        "name": "strict", "value": Self.mapped(.init("unlisted", "error")),
        "because": Self.reason,
      ],
    ]
    let parts: JSON = [Self.mapped(.init("else", "Other")), ["var": "strict"]]
    let changes = [
      variable, Self.rule("Title", ["var": "strict"]),
      ["op": "add", "path": "/rules/7/on_error", "value": "null"],
      [
        "op": "add", "path": "/rules/-",
        "value": [
          "id": "r9", "target": "Street", "because": Self.reason,
          "value": ["concat": parts, "nulls": "null"],
        ],
      ],
    ]
    let records = repeated(["jobtitle": "Boss"], 3)
    let all = "3 of 3 records (100 %) have a value that is not listed"
    #expect(try findings(.D912, changes, records) == [])
    #expect(
      try Set(findings(.D914, changes, records).map(\.message)) == [
        all + ": 1 different; 3 would be invalid", all + " and becomes 'Other': 1 different",
      ]
    )
  }

  // MARK: Empty

  @Test func `a target that is empty in ten records and filled in none is told`() throws {
    let changes = [Self.rule("Title", ["field": "jobtitle"])]
    func isTold(_ records: [JSON]) throws -> Bool {
      try findings(.D913, changes, records).contains { $0.rule == "r8" }
    }
    #expect(try isTold(repeated(Self.city, 10)))
    #expect(try !isTold(repeated(Self.city, 9)))
    #expect(try !isTold(repeated(Self.city, 10) + repeated(["jobtitle": "Boss"], 1)))
  }

  @Test func `what a step of another rule does not list says nothing`() throws {
    let changes = [
      Self.rule("Title", ["field": "jobtitle"]),
      ["op": "replace", "path": "/rules/4/target", "value": "Description"],
    ]
    let records = repeated(["hs_analytics_source": "OFFLINE", "city": "Kiel"], 10)
    #expect(try findings(.D913, changes, records).contains { $0.rule == "r8" })
  }

  @Test func `a look-up that nobody asked says nothing`() throws {
    let records = repeated(Self.city, 12)
    func rules(_ code: DiagnosticCode, _ isAsked: Bool) throws -> [String?] {
      let strict: JSON = ["op": "replace", "path": "/lookups/0/on_none", "value": "error"]
      return try findings(code, code == .D917 ? [strict] : [], records, asksLookups: isAsked)
        .map(\.rule)
    }
    #expect(try rules(.D913, true) == ["r6"])
    #expect(try rules(.D913, false) == [])
    #expect(try rules(.D917, true) == ["r6"])
    #expect(try rules(.D917, false) == [])
  }

  // MARK: Cut, left out, one key

  @Test func `what is longer than the limit is cut, and the longest is named`() throws {
    let changes = [
      Self.rule("Title", ["field": "jobtitle", "then": [["fn": "truncate", "max": 5]]])
    ]
    let exact = try findings(.D916, changes, repeated(["jobtitle": "Chief"], 2))
    #expect(exact == [])
    let records: [JSON] = [
      ["jobtitle": "Chief"], ["jobtitle": "Chief of staff"], ["jobtitle": "Manager"],
    ]
    #expect(
      try findings(.D916, changes, records).map(\.message) == [
        "2 of 3 records (67 %) lose text in Title: the longest has 14 characters"
      ]
    )
  }

  @Test(arguments: [["field": "deals"], ["var": "all"]] as [JSON])
  func `elements that are left out are counted, wherever the list is from`(_ each: JSON) throws {
    func variable(_ value: JSON) -> JSON { ["op": "add", "path": "/variables/-", "value": value] }
    let changes = [
      variable(["name": "all", "value": ["field": "deals"], "because": Self.reason]),
      variable([
        "name": "deals", "each": each, "because": Self.reason,
        "parts": [["to": "title", "value": ["item": "name"], "on_null": "drop"]],
      ]),
      Self.rule("Deals__c", ["var": "deals"]),
    ]
    let deals: JSON = [["name": "A"], ["amount": 1], ["name": "B"]]
    #expect(
      try findings(.D915, changes, [["deals": deals]]).map(\.message) == [
        "1 of 3 elements (33 %) are left out"
      ]
    )
  }

  @Test func `records that share a key are counted, and no others`() throws {
    let found = try findings(.D918, [], [["id": "7"], ["id": "7"], ["id": "8"]])
    #expect(
      found.map(\.message) == [
        "2 of 3 records share 1 key with another: the last one written stays"
      ]
    )
  }
}
