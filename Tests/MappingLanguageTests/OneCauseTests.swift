import Diagnostics
import MappingLanguage
import Records
import Testing

/// What has one cause is said once, and what stands beside it is still said.
@Suite struct OneCauseTests {
  private static let reason: JSON = [["s": "S1", "quote": "Map contacts to leads"]]

  private static func rule(
    _ id: String,
    _ target: String,
    _ value: JSON,
    _ more: [JSONObject.Member] = []
  ) -> JSON {
    let members: [JSONObject.Member] = [
      .init("id", .string(id)), .init("target", .string(target)), .init("value", value),
      .init("because", reason),
    ]
    return [
      "op": "add", "path": "/rules/-", "value": .object(JSONObject(members + more)),
    ]
  }

  /// The codes that the changes bring, with the places, in the order of a report.
  private func found(_ changes: JSON...) throws -> [String] {
    let file = RejectionFile(name: "cause", json: ["patch": .array(changes)])
    return try file.diagnostics().map { "\($0.code) \($0.location?.pointer ?? "")" }
  }

  // MARK: Erasing

  @Test func `a rule that fills blanks and erases hides no other that erases`() throws {
    let erases = JSONObject.Member("on_null", "write_null")
    let changes = [
      Self.rule("r8", "Title", ["field": "jobtitle"], [erases, .init("write", "if_empty")]),
      Self.rule("r9", "Country", ["field": "country"], [erases]),
    ]
    #expect(try found(changes[0], changes[1]) == ["M319 /rules/7", "M405 /rules/8/on_null"])
  }

  // MARK: Losing

  private static func step(_ field: String, _ step: JSON) -> JSON {
    rule("r8", "Description", ["field": .string(field), "then": [step]])
  }

  @Test(arguments: [("email", "M604"), ("id", "M702")])
  func `a hash that shall be another one is not also a loss`(
    _ field: String,
    _ code: String
  ) throws {
    #expect(
      try found(Self.step(field, ["fn": "md5"])) == ["\(code) /rules/7/value/then/0"]
    )
  }

  @Test func `a secret that is too short is not also a loss`() throws {
    var options = try RejectionFile(name: "secret", json: [:]).options()
    func codes(_ secret: String) throws -> [DiagnosticCode] {
      options.resources.secrets = ["pseudonyms": .success(Array(secret.utf8))]
      let hash: JSON = ["fn": "hmac_sha256", "secret": "pseudonyms", "encoding": "hex"]
      let json = try RejectionFile.changed(
        RejectionFile.document("Base/spec.json"),
        by: [Self.step("email", hash)]
      )
      return MappingChecker.check(
        try MappingSpec(json: json, source: "mapping.json"),
        source: try RejectionFile.catalog("Base/source.json"),
        target: try RejectionFile.catalog("Base/target.json"),
        options: options
      ).diagnostics.map(\.code)
    }
    #expect(try codes("fifteen bytes!!") == [.M604])
    #expect(try codes("sixteen bytes ok") == [.M702])
  }

  // MARK: What is never reached

  private static func filter(_ id: String, _ tests: JSON...) -> JSON {
    [
      "op": "add", "path": "/filters/-",
      "value": [
        "id": .string(id), "when": ["all": .array(tests)], "action": "drop_record",
        "because": [["s": "S4", "quote": "without an e-mail address"]],
      ],
    ]
  }

  private static let noCity: JSON = ["of": ["field": "city"], "op": "is_null"]
  private static let noPhone: JSON = ["of": ["field": "phone"], "op": "is_null"]

  @Test func `of a filter that is never reached only that is said`() throws {
    #expect(
      try found(
        Self.filter("f2", Self.noCity),
        Self.filter("f3", Self.noCity, Self.noPhone)
      ) == ["M902 /filters/1", "M701 /filters/2"]
    )
  }

  @Test func `of an arm that is never reached only that is said`() throws {
    func arm(_ rating: JSON, _ tests: JSON...) -> JSON {
      ["when": ["all": .array(tests)], "value": ["const": rating]]
    }
    let arms: JSON = [
      arm("Hot", Self.noCity), arm("Warm", Self.noCity, Self.noPhone), arm("Cold", Self.noPhone),
    ]
    let place = "/rules/7/value/case"
    #expect(
      try found(Self.rule("r8", "Rating", ["case": arms, "else": ["const": nil]])) == [
        "M902 \(place)/0", "M701 \(place)/1", "M902 \(place)/2",
      ]
    )
  }

  @Test func `a filter or an arm that never holds is not also untested`() throws {
    let never: JSON = ["of": ["field": "id"], "op": "is_null"]
    #expect(try found(Self.filter("f2", never)) == ["M704 /filters/1/when/all/0"])
    #expect(try found(Self.filter("f2", Self.noCity, never)) == ["M704 /filters/1/when/all/1"])
    let arms: JSON = [["when": ["any": [never]], "value": ["const": "Hot"]]]
    #expect(
      try found(Self.rule("r8", "Rating", ["case": arms, "else": ["const": nil]]))
        == ["M704 /rules/7/value/case/0/when/any/0"]
    )
    let some: JSON = [["when": ["any": [never, Self.noCity]], "value": ["const": "Hot"]]]
    #expect(
      try found(Self.rule("r8", "Rating", ["case": some, "else": ["const": nil]])) == [
        "M902 /rules/7/value/case/0", "M704 /rules/7/value/case/0/when/any/0",
      ]
    )
  }

  @Test(
    arguments: [
      ["record": ["Rating": nil]], ["erased": ["Rating"]], ["left_out": ["Rating"]], [:],
    ] as [JSON]
  )
  func `an arm that writes nothing is tested by a test that expects nothing`(
    _ more: JSON
  ) throws {
    var expect = JSONObject([.init("outcome", "emit")])
    for member in more.object?.members ?? [] { expect[member.name] = member.value }
    let erases = JSONObject.Member("on_null", "write_null")
    let isErased = more["left_out"] == nil
    let arms: JSON = [["when": ["all": [Self.noCity]], "value": ["const": nil]]]
    let value: JSON = ["case": arms, "else": ["field": "lifecyclestage"]]
    let input: JSON = [
      "company": "Example Ltd", "email": "ada@example.com", "id": "2", "lastname": "Doe",
    ]
    let test: JSON = ["name": "no city", "input": input, "expect": .object(expect)]
    let found = try found(
      Self.rule("r8", "Rating", value, isErased ? [erases] : []),
      ["op": "add", "path": "/tests/-", "value": test]
    )
    let isShown = !(more.object?.members.isEmpty ?? true)
    #expect(found.filter { $0.hasPrefix("M9") } == (isShown ? [] : ["M902 /rules/7/value/case/0"]))
  }

  // MARK: Lists that are none

  @Test(
    arguments: [
      ["field": "city"], ["field": "numemployees"], ["field": "tags"], ["const": ["a"]],
      ["field": "city", "then": [["fn": "split", "separators": [","]]]],
    ] as [JSON]
  )
  func `of what is no list of records only that is said`(_ each: JSON) throws {
    let variable: JSON = [
      "name": "deals", "each": each, "because": Self.reason,
      "parts": [
        ["to": "title", "value": ["item": "name"], "on_null": "drop"],
        ["to": "value", "value": ["item": "amount"]],
      ],
    ]
    #expect(
      try found(
        ["op": "add", "path": "/variables/-", "value": variable],
        Self.rule("r8", "Deals__c", ["var": "deals"])
      ) == ["M301 /variables/1/each"]
    )
  }

  // MARK: Constants of another type

  @Test func `an "else" that is a list is not also of another type`() throws {
    let step: JSON = ["fn": "to_option", "else": ["Hot"]]
    let value: JSON = ["field": "city", "then": [step]]
    #expect(try found(Self.rule("r8", "Rating", value)) == ["M104 /rules/7/value/then/0/else"])
  }

  @Test func `a number is no picklist's, and not one of its options either`() throws {
    #expect(try found(Self.rule("r8", "Rating", ["const": 5])) == ["M301 /rules/7/value"])
  }

  @Test(
    arguments: [
      (["const": "Dr."], []), (["field": "jobtitle"], ["M319 /rules/7"]),
    ] as [(JSON, [String])]
  )
  func `a rule that always has a value erases nothing`(_ value: JSON, _ codes: [String]) throws {
    let more = [JSONObject.Member("on_null", "write_null"), .init("write", "if_empty")]
    #expect(try found(Self.rule("r8", "Title", value, more)) == codes)
  }
}
