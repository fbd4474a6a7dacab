import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Tables of the workspace: what a file becomes, and what look-ups find in it.
@Suite struct WorkspaceTableTests {
  private static func table(_ rows: String...) throws -> WorkspaceTable {
    let records = rows.enumerated().map {
      SourceRecord(id: String($0.offset + 1), json: Array($0.element.utf8))
    }
    return try WorkspaceTable("branches", records: records, file: "tables/branches.jsonl")
  }

  private let branches: WorkspaceTable

  init() throws {
    branches = try Self.table(
      #"{"region": "North", "branch": "b1", "size": 5, "open": true}"#,
      #"{"region": " south ", "branch": "b2", "size": 2.5, "open": false}"#,
      #"{"region": "NORTH", "branch": "b3"}"#,
      #"{"branch": "b4", "size": 1, "note": 7}"#,
      #"{"region": "west", "branch": null, "note": "x"}"#
    )
  }

  @Test func `a column is of the type that all of its values have`() {
    let types = branches.catalog.fields.map { "\($0.name) \($0.type.name)" }
    #expect(types == ["region text", "branch text", "size dec", "open bool", "note text"])
    #expect(branches.catalog.fields.allSatisfy { $0.nullable })
    #expect(branches.rows[3][4] == "7", "a number in a column of texts is its text")
  }

  @Test func `a version reads back the table that it keeps`() throws {
    let kept = KeptTable(system: "workspace", object: "branches", json: branches.json)
    let resources = try #require(MappingResources(keeping: [kept]))
    let table = try #require(try resources.lookupTables["branches"]?.get())
    #expect(table.json == branches.json)
    #expect(table.catalog == branches.catalog)
    #expect(KeptTable.isOne(system: "workspace", object: "branches"))
  }

  @Test func `what is kept with a row of another width is no table`() {
    let json: JSON = ["columns": ["region", "branch"], "rows": [["north"]]]
    let kept = KeptTable(system: "workspace", object: "branches", json: json)
    #expect(MappingResources(keeping: [kept]) == nil)
  }

  @Test func `single values only`() {
    let found = #expect(throws: DiagnosticList.self) {
      try Self.table(#"{"a": 1}"#, #"{"a": [1]}"#)
    }
    #expect(found?.diagnostics.map(\.code) == [.SMP104])
    #expect(found?.diagnostics.first?.location?.line == 2)
  }

  private static func lookup(
    _ returns: String,
    onMany: String = "error",
    _ equals: JSON = ["field": "company"]
  ) -> JSON {
    [
      "name": "branch", "system": "workspace", "object": "branches",
      "match": [["field": "region", "equals": equals, "case_insensitive": true]],
      "return": .string(returns), "on_none": returns == "found" ? "false" : "null",
      "on_many": .string(onMany),
    ]
  }

  private func mapped(
    _ lookup: JSON,
    to target: String = "Title",
    company: JSON,
    told: LookupTable? = nil,
    in table: WorkspaceTable? = nil
  ) throws -> String {
    var resources = MappingResources.builtIn
    resources.lookupTables = WorkspaceTables(["branches": .success(table ?? branches)])
    let program = try ProgramFixture.program(
      [
        "lookups": [lookup],
        "rules": [["target": .string(target), "value": ["lookup": "branch"]]],
      ],
      resources: resources
    )
    #expect(program.lookupStages == [], "a table is asked on the way")
    var context = ProgramFixture.context
    context.lookups = told ?? LookupTable()
    let record = ProgramFixture.record(["company": company])
    return try MappingWorker(program).run(record, context, current: .new).drawing
  }

  @Test func `finds rows by the text of a column, whatever the case and the blanks around`() throws
  {
    #expect(try mapped(Self.lookup("branch"), company: "SOUTH") == #"{"Title":"b2"}"#)
    #expect(try mapped(Self.lookup("branch"), company: "North") == "R302 by r1 at Title")
    let first = Self.lookup("branch", onMany: "first_by_id")
    #expect(try mapped(first, company: "north") == #"{"Title":"b1"}"#, "the upper row")
    #expect(try mapped(Self.lookup("branch"), company: "east") == "{}")
    #expect(try mapped(Self.lookup("branch"), company: "west") == "{}", "a row without it")
    #expect(try mapped(Self.lookup("branch"), company: nil) == "{}")
    let found = Self.lookup("found", onMany: "true")
    #expect(try mapped(found, to: "Active", company: "north") == #"{"Active":true}"#)
    #expect(try mapped(found, to: "Active", company: "east") == #"{"Active":false}"#)
    #expect(try mapped(Self.lookup("size"), to: "Revenue", company: "south").contains("2.5"))
  }

  @Test func `the first of several rows is the upper one, however many there are`() throws {
    let rows = (0..<12).map { row in
      let region = row == 2 || row == 10 ? "north" : "x\(row)"
      return #"{"region": "\#(region)", "branch": "b\#(row)"}"#
    }
    let records = rows.enumerated().map {
      SourceRecord(id: String($0.offset + 1), json: Array($0.element.utf8))
    }
    let table = try WorkspaceTable("branches", records: records, file: "tables/branches.jsonl")
    let first = Self.lookup("branch", onMany: "first_by_id")
    #expect(try mapped(first, company: "north", in: table) == #"{"Title":"b2"}"#)
  }

  @Test func `the columns of a header are there without a row that has them`() throws {
    let table = try WorkspaceTable(
      "branches",
      header: ["region", "branch"],
      records: [],
      file: "tables/branches.csv"
    )
    #expect(table.catalog.fields.map(\.name) == ["region", "branch"])
    #expect(try mapped(Self.lookup("branch"), company: "north", in: table) == "{}")
  }

  @Test(arguments: ["2.5", "2.50", "25e-1"])
  func `numbers are found by their value, however they are spelled`(_ spelling: String) throws {
    let table = try Self.table(#"{"size": \#(spelling), "branch": "b7"}"#, #"{"size": 5.0}"#)
    let revenue: JSON = [
      "name": "branch", "system": "workspace", "object": "branches",
      "match": [["field": "size", "equals": ["field": "revenue"]]],
      "return": "branch", "on_none": "null", "on_many": "error",
    ]
    var resources = MappingResources.builtIn
    resources.lookupTables = WorkspaceTables(["branches": .success(table)])
    let program = try ProgramFixture.program(
      [
        "lookups": [revenue], "rules": [["target": "Title", "value": ["lookup": "branch"]]],
      ],
      resources: resources
    )
    for written in ["2.5", "2.50"] {
      let record = ProgramFixture.record(["revenue": .string(written)])
      let outcome = try MappingWorker(program).run(record, ProgramFixture.context, current: .new)
      #expect(outcome.drawing == #"{"Title":"b7"}"#, "\(written)")
    }
  }

  @Test func `a column that is not there does not compile`() throws {
    #expect(throws: DiagnosticList.self) { try mapped(Self.lookup("nope"), company: "north") }
    var unknown = try #require(Self.lookup("branch").object)
    unknown["match"] = [
      ["field": "region", "equals": ["field": "company"]],
      ["field": "nope", "equals": ["field": "company"]],
    ]
    #expect(throws: DiagnosticList.self) { try mapped(.object(unknown), company: "north") }
  }

  @Test func `a test says what a table would hold`() throws {
    var told = LookupTable(unanswered: .none)
    told.answer("branch", LookupKey(["east"]), with: [LookupTable.Hit(id: "1", value: "b9")])
    #expect(
      try mapped(Self.lookup("branch"), company: "East", told: told) == #"{"Title":"b9"}"#
    )
    #expect(try mapped(Self.lookup("branch"), company: "South", told: told) == "{}")
  }

  @Test func `rows that a test tells need no id, and the first is the upper one, or there is none`()
    throws
  {
    func failures(_ rows: JSON, title: JSON) throws -> [String] {
      let test: JSON = [
        "name": "told", "input": ["company": "South"], "lookups": ["branch": rows],
        "expect": ["outcome": "emit", "record": ["Title": title]],
      ]
      var resources = MappingResources.builtIn
      resources.lookupTables = WorkspaceTables(["branches": .success(branches)])
      let program = try ProgramFixture.program(
        [
          "lookups": [Self.lookup("branch", onMany: "first_by_id")], "tests": [test],
          "rules": [["target": "Title", "value": ["lookup": "branch"], "on_null": "write_null"]],
        ],
        resources: resources
      )
      return SpecTestRunner(program).failures(of: program.spec.tests).map(\.message)
    }
    #expect(
      try failures(
        [["region": "south", "branch": "b9", "id": "5"], ["region": "south", "branch": "b8"]],
        title: "b9"
      ) == []
    )
    #expect(try failures([], title: nil) == [], "it says that nothing is found")
  }

  @Test func `a spec keeps the tables that it asks, and what it names must be there`() throws {
    var resources = MappingResources.builtIn
    let others = try Self.table(#"{"a": 1}"#)
    resources.lookupTables = WorkspaceTables(
      ["branches": .success(branches), "others": .success(others)]
    )
    let spec = try ProgramFixture.spec([
      "lookups": [Self.lookup("nope")],
      "rules": [["target": "Title", "value": ["lookup": "branch"]]],
    ])
    #expect(spec.tables(of: resources).map(\.object) == ["branches"])
    var options = CheckOptions(specName: "test.json")
    options.resources = resources
    let report = MappingChecker.check(
      spec,
      source: ProgramFixture.source,
      target: ProgramFixture.target,
      options: options
    )
    let found = report.diagnostics.filter { $0.severity == .error && $0.code != .M401 }
    #expect(found.map(\.code) == [.M201], "\(DiagnosticList(found))")
    #expect(found.first?.location?.pointer == "/lookups/0/return")
  }
}
