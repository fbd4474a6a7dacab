import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// What the checker and the explanation say of look-ups that ask tables of the workspace.
@Suite struct WorkspaceTableCheckTests {
  private typealias Outcome = Result<WorkspaceTable, DiagnosticList>

  private static func table(_ rows: String..., header: [String] = []) throws -> Outcome {
    let records = rows.enumerated().map {
      SourceRecord(id: String($0.offset + 1), json: Array($0.element.utf8))
    }
    return .success(
      try WorkspaceTable(
        "branches",
        header: header,
        records: records,
        file: "tables/branches.jsonl"
      )
    )
  }

  private static func spec(
    asking name: String = "branches",
    with key: JSON = ["field": "company"],
    in column: String = "region",
    onMany: String = "null"
  ) throws -> MappingSpec {
    try ProgramFixture.spec([
      "lookups": [
        [
          "name": "branch", "system": "workspace", "object": .string(name),
          "match": [["field": .string(column), "equals": key]], "return": "branch",
          "on_none": "null", "on_many": .string(onMany),
        ]
      ],
      "rules": [["target": "Title", "value": ["lookup": "branch"]]],
    ])
  }

  /// The errors about look-ups.
  private static func errors(
    _ spec: MappingSpec,
    _ tables: WorkspaceTables,
    catalogs: [Catalog] = []
  ) -> [Diagnostic] {
    var options = CheckOptions(specName: "test.json")
    options.resources.lookupTables = tables
    options.lookupCatalogs = catalogs
    options.triesFixes = true
    let (source, target) = (ProgramFixture.source, ProgramFixture.target)
    return MappingChecker.check(
      spec,
      source: source,
      target: target,
      options: options
    ).diagnostics.filter {
      $0.severity == .error && $0.location?.pointer?.hasPrefix("/lookups") == true
    }
  }

  private static func broken(_ count: Int) -> Outcome {
    let problems = (0..<count).map { index in
      Diagnostic(
        .error,
        .SMP203,
        "the row has 3 cells, the header has 2",
        at: Location("tables/branches.csv", line: index + 2),
        hint: "Put a cell that contains the separator between quotes."
      )
    }
    return .failure(DiagnosticList(problems))
  }

  @Test func `a broken table that is asked is an error with its file and lines`() throws {
    let one = Self.errors(try Self.spec(), WorkspaceTables(["branches": Self.broken(1)]))
    #expect(one.map(\.code) == [.M108])
    #expect(
      one.first?.message == "the table \"branches\" cannot be read: tables/branches.csv:2: the row"
        + " has 3 cells, the header has 2 (SMP203)"
    )
    #expect(one.first?.hint == "Put a cell that contains the separator between quotes.")
    #expect(one.first?.location?.pointer == "/lookups/0/object")

    let five = Self.errors(try Self.spec(), WorkspaceTables(["branches": Self.broken(5)]))
    let message = try #require(five.first?.message)
    #expect(message.contains("branches.csv:4") && message.hasSuffix("; and 2 more"), "\(message)")
  }

  @Test func `nobody hears of a broken table that is not asked`() throws {
    let tables = WorkspaceTables([
      "branches": try Self.table(#"{"region": "n", "branch": "b"}"#), "others": Self.broken(1),
    ])
    #expect(Self.errors(try Self.spec(), tables) == [])
  }

  @Test func `the name of a table that was not read is a hint, and no fix that nobody has tried`()
    throws
  {
    let spec = try Self.spec(asking: "Branch")
    let unread = Self.errors(spec, WorkspaceTables(others: ["branches", "zoo"]))
    #expect(unread.map(\.message) == ["the workspace has no table \"Branch\""])
    #expect(unread.first?.hint == "Use \"branches\".")
    #expect(unread.first?.fixes == [])
    let row = #"{"region": "n", "branch": "b"}"#
    let read = Self.errors(spec, WorkspaceTables(["branches": try Self.table(row)]))
    #expect(read.first?.fixes.map(\.title) == ["use \"branches\""])
  }

  @Test(arguments: ["../branches", "regions/branches", "branches.csv"])
  func `a path is no name of a table`(_ name: String) throws {
    let found = Self.errors(try Self.spec(asking: name), WorkspaceTables(others: ["zoo"]))
    #expect(found.map(\.code) == [.M108])
    #expect(
      found.first?.hint
        == "Name it as its file in the folder \"tables\" is named, without .csv or .jsonl."
    )
  }

  @Test func `a column that is not there is a matter of the file`() throws {
    let without = WorkspaceTables(["branches": try Self.table(#"{"area": "n", "branch": "b"}"#)])
    let missing = try #require(Self.errors(try Self.spec(), without).first)
    #expect(missing.code == .M201)
    #expect(missing.message == "tables/branches.jsonl has no column \"region\"")
    #expect(missing.hint == "Add the column, or use one of these: \"area\", \"branch\".")

    let empty = Self.errors(try Self.spec(), WorkspaceTables(["branches": try Self.table()]))
    #expect(
      empty.map(\.message)
        == ["region", "branch"].map {
          "tables/branches.jsonl has no rows, and so no column \"\($0)\""
        }
    )
    #expect(empty.first?.hint?.contains("Write a row") == true, "\(empty)")

    let headed = try Self.table(header: ["region", "branch"])
    #expect(Self.errors(try Self.spec(), WorkspaceTables(["branches": headed])) == [])
  }

  @Test func `a key is of the type of the column that it is looked for in`() throws {
    let tables = WorkspaceTables([
      "branches": try Self.table(#"{"region": "1", "size": 5, "open": true, "branch": "b"}"#)
    ])
    let number = Self.errors(try Self.spec(with: ["field": "seats"]), tables)
    #expect(number.map(\.code) == [.M309])
    #expect(number.first?.message == "region is text and is compared with int")
    #expect(number.first?.hint == "Read the field with \"as\": \"text\".")
    #expect(number.first?.fixes.map(\.title) == ["read it as text"])
    #expect(number.first?.location?.pointer == "/lookups/0/match/0/equals")

    let text = Self.errors(try Self.spec(in: "size"), tables)
    #expect(text.map(\.code) == [.M309])
    #expect(text.first?.fixes.map(\.title) == ["add \"to_integer\""])
    #expect(Self.errors(try Self.spec(in: "open"), tables).map(\.code) == [.M309])

    let seats: JSON = ["field": "seats", "as": "text"]
    #expect(Self.errors(try Self.spec(with: seats), tables) == [])
    for key in ["seats", "revenue"] {
      #expect(Self.errors(try Self.spec(with: ["field": .string(key)], in: "size"), tables) == [])
    }
    #expect(Self.errors(try Self.spec(with: ["field": "id"]), tables) == [], "an id is a text")
  }

  @Test func `so it is where a platform is asked`() throws {
    let spec = try ProgramFixture.spec([
      "lookups": [
        [
          "name": "account", "system": "salesforce", "object": "Account",
          "match": [["field": "Employees", "equals": ["field": "company"]]], "return": "Id",
          "on_none": "null", "on_many": "error",
        ]
      ],
      "rules": [["target": "Account", "value": ["lookup": "account"]]],
    ])
    let account = Catalog(
      system: "salesforce",
      object: "Account",
      label: "Account",
      fields: [CatalogField("Id", type: .id), CatalogField("Employees", type: .int)]
    )
    let found = Self.errors(spec, WorkspaceTables(), catalogs: [account])
    #expect(found.map(\.code) == [.M309])
  }

  @Test func `which of several rows is taken is said as it is done`() throws {
    let spec = try Self.spec(onMany: "first_by_id")
    let explanation = MappingExplanation(
      of: spec,
      source: ProgramFixture.source,
      target: ProgramFixture.target
    )
    let text = explanation.text
    #expect(text.contains("Several found: the row that stands first in the file."), "\(text)")
    #expect(text.contains("the row that stands first in the file where it finds several"))
    #expect(!text.contains("lowest id"))
  }
}
