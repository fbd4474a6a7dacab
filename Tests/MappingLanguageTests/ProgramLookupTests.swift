import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Look-ups: what is asked, in which stage, and what the answers mean.
@Suite struct ProgramLookupTests {
  private static func lookup(
    _ name: String,
    _ equals: JSON,
    returns: String = "Id",
    onNone: String = "null",
    onMany: String = "error"
  ) -> JSON {
    [
      "name": .string(name), "system": "salesforce", "object": "Account",
      "match": [["field": "Name", "equals": equals, "case_insensitive": true]],
      "return": .string(returns), "on_none": .string(onNone), "on_many": .string(onMany),
    ]
  }

  private static func account(onNone: String = "null", onMany: String = "error") -> JSON {
    [
      "lookups": [lookup("account", ["field": "company"], onNone: onNone, onMany: onMany)],
      "rules": [["target": "Account", "value": ["lookup": "account"]]],
    ]
  }

  private func mapped(
    _ sections: JSON,
    _ answers: [String: [LookupTable.Hit]],
    company: JSON = "Acme"
  ) throws -> String {
    var context = ProgramFixture.context
    context.lookups = LookupTable()
    for (key, hits) in answers {
      context.lookups.answer("account", LookupKey([key]), with: hits)
    }
    return try ProgramFixture.mapped(sections, ["company": company], context: context)
  }

  private let one = [LookupTable.Hit(id: "2", value: "002")]
  private let two = [
    LookupTable.Hit(id: "2", value: "002"), LookupTable.Hit(id: "1", value: "001"),
  ]

  @Test func `none, one and many mean what the look-up says`() throws {
    #expect(try mapped(Self.account(), ["acme": one]) == #"{"Account":"002"}"#)
    #expect(try mapped(Self.account(), ["acme": []]) == "{}")
    #expect(
      try mapped(Self.account(onNone: "error"), ["acme": []]) == "R301 by r1 at Account"
    )
    #expect(try mapped(Self.account(), ["acme": two]) == "R302 by r1 at Account")
    #expect(try mapped(Self.account(onMany: "null"), ["acme": two]) == "{}")
    #expect(
      try mapped(Self.account(onMany: "first_by_id"), ["acme": two]) == #"{"Account":"001"}"#
    )
  }

  @Test func `a null key asks nothing and an unanswered one is a fault`() throws {
    #expect(try mapped(Self.account(), [:], company: nil) == "{}")
    #expect(try mapped(Self.account(), [:]) == "R301 by r1 at Account")
  }

  @Test func `found is never null`() throws {
    let sections: JSON = [
      "lookups": [
        Self.lookup(
          "account",
          ["field": "company"],
          returns: "found",
          onNone: "false",
          onMany: "true"
        )
      ],
      "rules": [["target": "Active", "value": ["lookup": "account"]]],
    ]
    #expect(try mapped(sections, ["acme": two]) == #"{"Active":true}"#)
    #expect(try mapped(sections, ["acme": []]) == #"{"Active":false}"#)
    #expect(try mapped(sections, [:], company: nil) == #"{"Active":false}"#)
  }

  @Test func `a batch asks each key once, folded, and not for records that end before`() throws {
    var sections = Self.account().object ?? JSONObject()
    sections["filters"] = [
      [
        "id": "f1", "when": ["all": [["of": ["field": "note"], "op": "is_not_null"]]],
        "action": "drop_record",
      ]
    ]
    let worker = MappingWorker(try ProgramFixture.program(.object(sections)))
    let records = [
      ProgramFixture.record(["company": "Acme"]), ProgramFixture.record(["company": " ACME "]),
      ProgramFixture.record(["company": "Bolt"]), ProgramFixture.record([:]),
      ProgramFixture.record(["company": "Gone", "note": "x"]),
      SourceRecord(id: "bad", json: [0x5B]),
    ]
    let requests = worker.lookupRequests(stage: 1, of: records, ProgramFixture.context)
    #expect(requests.map(\.lookup.name) == ["account"])
    #expect(requests[0].keys == [LookupKey(["acme"]), LookupKey(["bolt"])])
    #expect(requests[0].lookup.key(of: ["ACME"]) == LookupKey(["acme"]))
    #expect(worker.lookupRequests(stage: 2, of: records, ProgramFixture.context).isEmpty)
  }

  @Test func `later stages use the answers of earlier ones, also through variables`() throws {
    let sections: JSON = [
      "variables": [["name": "branch", "value": ["lookup": "branch"]]],
      "lookups": [
        Self.lookup("manager", ["var": "branch"]), Self.lookup("branch", ["field": "company"]),
      ],
      "rules": [["target": "Title", "value": ["lookup": "manager"]]],
    ]
    let program = try ProgramFixture.program(sections)
    #expect(program.lookupStages.map { $0.map(\.name) } == [["branch"], ["manager"]])
    let worker = MappingWorker(program)
    let records = [ProgramFixture.record(["company": "Acme"])]
    var context = ProgramFixture.context
    context.lookups = LookupTable()
    context.lookups.answer(
      "branch",
      LookupKey(["acme"]),
      with: [LookupTable.Hit(id: "1", value: "North")]
    )
    let second = worker.lookupRequests(stage: 2, of: records, context)
    #expect(second.map(\.keys) == [[LookupKey(["north"])]])
    context.lookups.answer(
      "manager",
      LookupKey(["north"]),
      with: [LookupTable.Hit(id: "9", value: "Grace")]
    )
    #expect(try worker.run(records[0], context, current: .new).drawing == #"{"Title":"Grace"}"#)
  }

  private static func chain(_ length: Int) -> JSON {
    let lookups = (1...length).reversed().map { index in
      lookup("l\(index)", index == 1 ? ["field": "company"] : ["lookup": .string("l\(index - 1)")])
    }
    return [
      "lookups": .array(lookups),
      "filters": [
        [
          "id": "f1",
          "when": ["all": [["of": ["lookup": .string("l\(length)")], "op": "is_not_null"]]],
          "action": "drop_record",
        ],
        [
          "id": "f2", "when": ["all": [["of": ["field": "note"], "op": "is_not_null"]]],
          "action": "drop_record",
        ],
      ],
    ]
  }

  @Test func `three stages are allowed and four are not`() throws {
    let program = try ProgramFixture.program(Self.chain(3))
    #expect(program.lookupStages.map { $0.map(\.name) } == [["l1"], ["l2"], ["l3"]])
    #expect(throws: DiagnosticList.self) { try ProgramFixture.program(Self.chain(4)) }
  }

  @Test func `a filter that waits for a later stage stops no earlier question`() throws {
    let worker = MappingWorker(try ProgramFixture.program(Self.chain(2)))
    let records = [ProgramFixture.record(["company": "Acme", "note": "x"])]
    var context = ProgramFixture.context
    context.lookups = LookupTable()
    let first = worker.lookupRequests(stage: 1, of: records, context)
    #expect(first.map(\.keys) == [[LookupKey(["acme"])]], "filters run in order: f1 comes first")
    context.lookups.answer(
      "l1",
      LookupKey(["acme"]),
      with: [LookupTable.Hit(id: "1", value: "North")]
    )
    let second = worker.lookupRequests(stage: 2, of: records, context)
    #expect(second.map(\.keys) == [[LookupKey(["north"])]])
  }
}
