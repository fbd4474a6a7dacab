import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Where people must have agreed: which filters are enough.
@Suite struct ConsentTests {
  private static let optOut: JSON = ["to": "hubspot.contacts.hs_email_optout", "agreed": [false]]
  private static let stage: JSON = [
    "to": "hubspot.contacts.lifecyclestage", "agreed": ["subscriber", "customer"],
  ]

  /// What the base spec, with a filter or variables more, says of consent.
  private func problems(
    _ changes: [JSON],
    agreed: JSON = optOut,
    source: [JSON] = [],
    target: [JSON] = []
  ) throws -> [Diagnostic] {
    let file = RejectionFile(
      name: "consent",
      json: [
        "policy": [["to": "salesforce", "consent": true], agreed], "target": .array(target),
      ]
    )
    let json = try RejectionFile.changed(
      RejectionFile.document("Base/spec.json"),
      by: .array(changes)
    )
    let report = MappingChecker.check(
      try MappingSpec(json: json, source: "mapping.json"),
      source: try RejectionFile.catalog("Base/source.json", changed: .array(source)),
      target: try file.target(),
      options: try file.options()
    )
    return report.diagnostics.filter { $0.code == .M602 }
  }

  private func filter(_ condition: String, action: String = "drop_record") throws -> JSON {
    let text = """
      {"op": "add", "path": "/filters/-", "value": {"id": "g", "action": "\(action)",
        "when": \(condition), "because": [{"s": "S4", "quote": "Leave out contacts"}]
        \(action == "reject_record" ? #", "target": "Email""# : "")
        \(action == "hold_record" ? #", "ask": {"text": "In?", "options": []}"# : "")}}
      """
    return try JSON(parsing: text)
  }

  private func test(_ op: String, of atom: String = #"{"field": "hs_email_optout"}"#) -> String {
    #"{"of": \#(atom), "op": "\#(op)"}"#
  }

  @Test(arguments: ["drop_record", "hold_record", "reject_record"])
  func `a filter that keeps agreed values only is enough, whatever it does`(_ action: String) throws
  {
    let right = try filter(#"{"all": [\#(test("is_not_false"))]}"#, action: action)
    #expect(try problems([right]) == [])
  }

  @Test(arguments: [
    (#"{"all": [T]}"#, "is_true", ["empty"]), (#"{"all": [T]}"#, "is_false", ["true", "empty"]),
    (#"{"all": [T]}"#, "is_not_true", ["true"]), (#"{"all": [T]}"#, "is_null", ["true"]),
    (#"{"all": [T]}"#, "is_not_null", ["empty"]),
    (
      #"{"all": [T, {"of": {"field": "city"}, "op": "is_null"}]}"#, "is_not_false",
      ["true", "empty"]
    ),
    (#"{"any": [T, {"of": {"field": "city"}, "op": "is_null"}]}"#, "is_not_false", []),
    (#"{"any": [T, {"of": {"field": "city"}, "op": "is_null"}]}"#, "is_true", ["empty"]),
  ])
  func `a filter that leaves a hole says which`(
    _ condition: String,
    _ op: String,
    _ holes: [String]
  ) throws {
    let found = try problems([filter(condition.replacing("T", with: test(op)))])
    #expect(found.count == (holes.isEmpty ? 0 : 1))
    guard let message = found.first?.message else { return }
    #expect(message.contains("\"hs_email_optout\" is \(holes.joined(separator: " or "))"))
  }

  @Test func `what the catalog never leaves empty needs no test for it`() throws {
    let never: JSON = ["op": "add", "path": "/fields/15/nullable", "value": false]
    let source = try RejectionFile.catalog("Base/source.json", changed: [never])
    #expect(source["hs_email_optout"]?.nullable == false)
    let right = try filter(#"{"all": [\#(test("is_true"))]}"#)
    #expect(try problems([right], source: [never]) == [])
    let wrong = try filter(#"{"all": [\#(test("is_not_true"))]}"#)
    #expect(try problems([wrong], source: [never]).count == 1)
  }

  @Test func `two filters may share the work`() throws {
    let one = try filter(#"{"all": [\#(test("is_true"))]}"#)
    let other = try filter(#"{"all": [\#(test("is_null"))]}"#)
    let renamed: JSON = ["op": "replace", "path": "/filters/1/id", "value": "h"]
    #expect(try problems([one]).count == 1)
    #expect(try problems([other, renamed, one]) == [])
  }

  @Test(arguments: [
    (#"{"op": "not_in", "arg": ["subscriber", "customer"]}"#, []),
    (#"{"op": "not_in", "arg": ["customer"]}"#, []),
    (#"{"op": "ne", "arg": "subscriber"}"#, []),
    (#"{"op": "not_in", "arg": ["subscriber", "lead"]}"#, ["\"lead\""]),
    (#"{"op": "ne", "arg": "lead"}"#, ["\"lead\""]),
    (
      #"{"op": "in", "arg": ["lead", "marketingqualifiedlead"]}"#, ["another value", "empty"]
    ),
    (#"{"op": "eq", "arg": "lead"}"#, ["\"marketingqualifiedlead\"", "another value", "empty"]),
    (#"{"op": "starts_with", "arg": "lead"}"#, ["\"lead\""]),
  ])
  func `options that are kept must all mean agreed`(_ test: String, _ holes: [String]) throws {
    let of = #"{"of": {"field": "lifecyclestage"}, \#(test.dropFirst())"#
    let found = try problems([filter(#"{"all": [\#(of)]}"#)], agreed: Self.stage)
    #expect(found.isEmpty == holes.isEmpty)
    for hole in holes { #expect(found.first?.message.contains(hole) == true, "\(found)") }
  }

  @Test func `a step before the test proves nothing`() throws {
    let atom = #"{"field": "lifecyclestage", "then": [{"fn": "lower"}]}"#
    let filter = try filter(#"{"all": [{"of": \#(atom), "op": "ne", "arg": "customer"}]}"#)
    #expect(try problems([filter], agreed: Self.stage).count == 1)
  }

  @Test(arguments: ["is_true", "is_false", "is_not_true", "is_not_false"])
  func `only a box is asked whether it is true`(_ op: String) throws {
    let of = #"{"field": "lifecyclestage"}"#
    let patch = try filter(#"{"all": [\#(test(op, of: of))]}"#)
    #expect(try RejectionFile.messages(.M309, "[\(patch.text())]").count == 1)
    let box = try filter(#"{"all": [\#(test(op))]}"#)
    #expect(try RejectionFile.messages(.M309, "[\(box.text())]") == [])
  }

  private func variables(_ text: String) throws -> JSON {
    ["op": "add", "path": "/variables", "value": try JSON(parsing: text)]
  }

  @Test(arguments: [("is_true", true), ("is_false", false), ("is_not_true", false)])
  func `a variable that is a test of the field counts as the test`(
    _ op: String,
    _ isRight: Bool
  ) throws {
    let out = #"{"test": {"any": [\#(test("is_true")), \#(test("is_null"))]}}"#
    let all = try variables(
      #"[{"name": "out", "value": \#(out)}, {"name": "same", "value": {"var": "out"}}]"#
    )
    let filter = try filter(#"{"all": [\#(test(op, of: #"{"var": "same"}"#))]}"#)
    let found = try problems([all, filter])
    #expect(found.isEmpty == isRight)
    #expect(found.allSatisfy { $0.message.contains("no filter is sure to leave out") })
  }

  @Test func `what is turned round after the test counts as nothing`() throws {
    let out = #"{"test": {"any": [\#(test("is_not_false"))]}, "then": [{"fn": "not"}]}"#
    let one = try variables(#"[{"name": "out", "value": \#(out)}]"#)
    let filter = try filter(#"{"all": [\#(test("is_true", of: #"{"var": "out"}"#))]}"#)
    #expect(try problems([one, filter]).count == 1)
  }

  @Test(arguments: [
    #"{"of": {"field": "numemployees"}, "op": "gt", "arg": 3}"#,
    #"{"of": {"field": "lifecyclestage"}, "op": "matches", "arg": "^x"}"#,
  ])
  func `a variable that may fail is a hole where a failure counts as null`(_ more: String) throws {
    let of = #"{"field": "lifecyclestage"}"#
    let right = #"{"of": \#(of), "op": "not_in", "arg": ["subscriber", "customer"]}"#
    let one = try variables(
      #"[{"name": "out", "value": {"test": {"any": [\#(right), \#(more)]}}}]"#
    )
    let filter = try filter(#"{"all": [\#(test("is_true", of: #"{"var": "out"}"#))]}"#)
    #expect(try problems([one, filter], agreed: Self.stage) == [])
    let quiet: JSON = ["op": "replace", "path": "/defaults/on_error", "value": "null"]
    let empty = try self.filter(#"{"all": [\#(test("is_null", of: of))]}"#)
    let found = try problems([quiet, one, filter, empty], agreed: Self.stage)
    #expect(found.first?.message.contains("\"lead\"") == true, "\(found)")
  }

  @Test func `what is read as text proves nothing`() throws {
    let atom = #"{"field": "lifecyclestage", "as": "text"}"#
    let filter = try filter(#"{"all": [{"of": \#(atom), "op": "ne", "arg": "customer"}]}"#)
    #expect(try problems([filter], agreed: Self.stage).count == 1)
  }

  @Test func `a number counts in any spelling, and a day in none`() throws {
    let revenue: JSON = ["to": "hubspot.contacts.annualrevenue", "agreed": [1]]
    let number = #"{"of": {"field": "annualrevenue"}, "op": "ne", "arg": 1.0}"#
    #expect(try problems([filter(#"{"all": [\#(number)]}"#)], agreed: revenue) == [])
    let birthday: JSON = ["to": "hubspot.contacts.birthday", "agreed": ["2026-01-01"]]
    let day = #"{"of": {"field": "birthday"}, "op": "ne", "arg": "2026-01-02"}"#
    #expect(try problems([filter(#"{"all": [\#(day)]}"#)], agreed: birthday).count == 1)
  }

  @Test func `of many holes five are named`() throws {
    let source: JSON = ["to": "hubspot.contacts.hs_analytics_source", "agreed": ["REFERRALS"]]
    let kept = JSON.strings([
      "REFERRALS", "ORGANIC_SEARCH", "PAID_SEARCH", "EMAIL_MARKETING", "SOCIAL_MEDIA", "OFFLINE",
      "PAID_SOCIAL",
    ])
    let test = #"{"of": {"field": "hs_analytics_source"}, "op": "not_in", "arg": \#(kept.text())}"#
    let message = try problems([filter(#"{"all": [\#(test)]}"#)], agreed: source).first?.message
    #expect(message?.hasSuffix(#""PAID_SEARCH", "PAID_SOCIAL" or another value"#) == true)
  }

  @Test func `what the destination holds counts, and a new record holds nothing`() throws {
    let agreed: JSON = ["to": "salesforce.Lead.HasOptedOutOfEmail", "agreed": [false]]
    let field: JSON = ["name": "HasOptedOutOfEmail", "type": "bool"]
    let target: [JSON] = [["op": "add", "path": "/fields/-", "value": field]]
    let atom = #"{"current": "HasOptedOutOfEmail"}"#
    let strict = try filter(#"{"all": [\#(test("is_not_false", of: atom))]}"#)
    #expect(try problems([strict], agreed: agreed, target: target) == [])
    let loose = try filter(#"{"all": [\#(test("is_true", of: atom))]}"#)
    for nullable in [true, false] {
      let change: JSON = [
        "op": "add", "path": "/fields/39/nullable", "value": .bool(nullable),
      ]
      let found = try problems([loose], agreed: agreed, target: target + [change])
      #expect(found.first?.message.contains("is empty") == true)
    }
  }

  @Test func `what cannot be read and counts as null is a hole where null is kept`() throws {
    let never: JSON = ["op": "add", "path": "/fields/15/nullable", "value": false]
    let quiet: JSON = ["op": "replace", "path": "/defaults/on_error", "value": "null"]
    let loose = try filter(#"{"all": [\#(test("is_true"))]}"#)
    let found = try problems([quiet, loose], source: [never])
    #expect(found.first?.message.contains("is not readable") == true)
    let strict = try filter(#"{"all": [\#(test("is_not_false"))]}"#)
    #expect(try problems([quiet, strict], source: [never]) == [])
  }

  @Test func `no value means agreed where the policy says so`() throws {
    let lenient: JSON = ["to": "hubspot.contacts.hs_email_optout", "agreed": [false, nil]]
    let filter = try filter(#"{"all": [\#(test("is_true"))]}"#)
    #expect(try problems([filter], agreed: lenient) == [])
    #expect(try problems([filter]).count == 1)
  }

  @Test(arguments: [[false], [true], [false, nil], [true, nil], [nil], [true, false]] as [JSON])
  func `the fix is enough for every meaning of a box`(_ values: JSON) throws {
    let agreed: JSON = ["to": "hubspot.contacts.hs_email_optout", "agreed": values]
    for policy in ["null", "reject_record"] {
      let errors: JSON = ["op": "replace", "path": "/defaults/on_error", "value": .string(policy)]
      let problem = try #require(try problems([errors], agreed: agreed).first)
      // What cannot be read looks empty where errors are null: no filter tells the two apart.
      guard let fix = problem.fixes.first else {
        #expect(values == [nil] && policy == "null")
        continue
      }
      let patch = try #require(try JSON(parsing: fix.patch).array)
      #expect(try problems([errors] + patch, agreed: agreed) == [])
      #expect(patch.first?["path"] == "/filters/1")
    }
  }

  @Test func `the fix is a filter that is enough, after those that drop`() throws {
    let lenient: JSON = ["to": "hubspot.contacts.lifecyclestage", "agreed": ["subscriber", nil]]
    for agreed in [Self.optOut, Self.stage, lenient] {
      let rejecting = try filter(
        #"{"all": [{"of": {"field": "city"}, "op": "is_null"}]}"#,
        action: "reject_record"
      )
      let problem = try #require(try problems([rejecting], agreed: agreed).first)
      let fix = try #require(problem.fixes.first)
      #expect(fix.grade == .changesMeaning)
      let patch = try #require(try JSON(parsing: fix.patch).array)
      #expect(try problems([rejecting] + patch, agreed: agreed) == [])
      #expect(patch.first?["path"] == "/filters/1")
      // Who agreed by saying nothing is kept.
      let tests = patch.first?["value"]?["when"]?["all"]?.array ?? []
      #expect((tests.first?["op"] == "is_not_null") == (agreed == lenient))
    }
  }

  @Test func `the fix takes a name that nothing has`() throws {
    let named: JSON = ["op": "replace", "path": "/filters/0/id", "value": "agreed"]
    let fix = try #require(try problems([named]).first?.fixes.first)
    let patch = try #require(try JSON(parsing: fix.patch).array)
    #expect(patch.first?["value"]?["id"] == "agreed_2")
  }

  @Test func `a policy that does not say what agreed means is asked to`() throws {
    let label: JSON = ["op": "add", "path": "/fields/15/data_labels", "value": ["consent"]]
    let filter = try filter(#"{"all": [\#(test("is_not_false"))]}"#)
    let silent: JSON = ["to": "hubspot.contacts.hs_email_optout"]
    let problem = try #require(try problems([filter], agreed: silent, source: [label]).first)
    #expect(problem.hint?.contains("hubspot.contacts.hs_email_optout: {agreed: ") == true)
    #expect(problem.fixes.map(\.grade) == [.asks])
  }
}
