import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Rows of tables that no look-up can find are told of: of an empty list, and of one that is
/// written in another way than the key.
@Suite struct TableReachTests {
  /// What is said of a table with these texts in its one column.
  private static func found(
    _ texts: [String],
    for key: JSON,
    rules: JSON = ["field": "k", "case_insensitive": false],
    in source: Catalog = ProgramFixture.source
  ) throws -> [Diagnostic] {
    var match = try #require(rules.object)
    match["equals"] = key
    let spec = try ProgramFixture.spec([
      "lookups": [
        [
          "name": "listed", "system": "workspace", "object": "list", "match": [.object(match)],
          "return": "found", "on_none": "false", "on_many": "true",
        ]
      ],
      "rules": [
        [
          "target": "Title", "value": ["field": "company"],
          "when": ["all": [["of": ["lookup": "listed"], "op": "is_true"]]],
        ]
      ],
    ])
    return try check(spec, texts, source).filter { $0.code == .M507 }
  }

  private static func check(
    _ spec: MappingSpec,
    _ texts: [String],
    _ source: Catalog
  ) throws -> [Diagnostic] {
    let records = texts.enumerated().map { index, text in
      SourceRecord(id: String(index + 2), json: JSON.members(["k": .string(text)]).bytes(.compact))
    }
    var options = CheckOptions(specName: "test.json")
    let table = try WorkspaceTable("list", header: ["k"], records: records, file: "tables/list.csv")
    options.resources.lookupTables = WorkspaceTables(["list": .success(table)])
    options.triesFixes = true
    return MappingChecker.check(
      spec,
      source: source,
      target: ProgramFixture.target,
      options: options
    ).diagnostics
  }

  private static func key(_ field: String, _ steps: JSON...) -> JSON {
    ["field": .string(field), "then": .array(steps)]
  }

  @Test func `a table without rows finds nothing`() throws {
    let empty = try Self.found([], for: ["field": "company"])
    #expect(
      empty.map(\.message)
        == ["tables/list.csv has no rows: the look-up \"listed\" finds nothing for any record"]
    )
    #expect(empty.first?.severity == .warning)
    #expect(empty.first?.location?.pointer == "/lookups/0/object")
    let blank = try Self.found([" ", ""], for: ["field": "company"])
    #expect(
      blank.first?.message.hasPrefix("no row of tables/list.csv has a value in \"k\"") == true
    )
  }

  @Test func `a key in small letters never is what has a capital`() throws {
    let lower = Self.key("company", ["fn": "lower"])
    let some = try #require(try Self.found(["a", "B", "c", "D "], for: lower).first)
    #expect(
      some.message
        == "the key of the look-up \"listed\" never is what stands in \"k\" in 2 of 4 rows"
        + " of tables/list.csv, first in row 2: it is in small letters"
    )
    #expect(some.severity == .warning)
    #expect(some.location?.pointer == "/lookups/0/match/0")
    #expect(some.fixes.map(\.title) == ["compare whatever the case"])
    #expect(try Self.found(["a", "c "], for: lower) == [])
    #expect(try Self.found(["B"], for: ["field": "company"]) == [])
    let anyCase: JSON = ["field": "k", "case_insensitive": true]
    #expect(try Self.found(["a", "B"], for: lower, rules: anyCase) == [])
  }

  @Test(
    arguments: [
      (
        ["fn": "normalize_phone", "check": "possible", "region": "DE"], "+493023125018",
        "030 23125018"
      ),
      (
        ["fn": "normalize_phone", "check": "valid", "region": "DE", "format": "international"],
        "+49 30 23125018",
        "+493023125018"
      ),
      (
        [
          "fn": "normalize_phone", "check": "valid", "region": "DE", "format": "international",
          "extension": "keep",
        ], "+49 30 23125018 ext. 7", "+49 30 23125018 x7"
      ),
      (
        ["fn": "normalize_phone", "check": "valid", "region": "DE", "format": "national"],
        "030 23125018", nil
      ),
    ] as [(JSON, String, String?)]
  )
  func `a telephone number in another form is never found`(
    _ step: JSON,
    _ right: String,
    _ wrong: String?
  ) throws {
    let key = Self.key("company", step)
    #expect(try Self.found([right], for: key) == [])
    guard let wrong else { return }
    let found = try Self.found([right, wrong], for: key)
    #expect(found.first?.message.contains("in 1 of 2 rows") == true, "\(found)")
  }

  @Test func `what is in the table is not told`() throws {
    let address = Self.key("email", ["fn": "normalize_email", "local_part": "lower"])
    let rows = ["Ida.Lund@Fjord.example", "bo@fjord.example"]
    let found = try #require(try Self.found(rows, for: address).first)
    #expect(
      found.message.hasSuffix(
        "in 1 of 2 rows of tables/list.csv, first in row 1: it is as"
          + " \"normalize_email\" writes it"
      ),
      "\(found.message)"
    )
    #expect(!found.json.text().lowercased().contains("fjord"))
    #expect(try Self.found(["bo@fjord.example"], for: address) == [])
  }

  private static let steps: [(step: JSON, row: String, reason: String)] = [
    (["fn": "keep_characters", "set": "digits"], "12-34", "it has digits only"),
    (["fn": "upper"], "de", "it is in capitals"),
  ]

  @Test(arguments: steps.indices)
  func `other forms count too`(_ index: Int) throws {
    let (step, row, reason) = Self.steps[index]
    let found = try Self.found([row, "12"], for: Self.key("company", step))
    #expect(found.count == 1 && found[0].message.hasSuffix(": " + reason), "\(found)")
    #expect(found.first?.fixes.isEmpty == (step["fn"] != "upper"))
  }

  @Test func `a table that others ask too may have more than a field has`() throws {
    let short = Self.key("company", ["fn": "truncate", "max": 3])
    #expect(try Self.found(["abc", "abcdef"], for: short) == [])
    let none = try Self.found(["abcd", "abcdef"], for: short)
    #expect(none.count == 1)
    #expect(none.first?.message.contains("in 2 of 2 rows") == true, "\(none)")
  }

  private static let tiers: [(rows: [String], steps: [JSON], restricted: Bool, missed: Int)] = [
    (["g", "B", "zz", "Aa"], [["fn": "option_label"]], true, 0),
    (["B"], [["fn": "option_label"]], true, 0),
    (["g", "s"], [["fn": "option_label"]], true, 2),
    (["gold", "s"], [["fn": "option_label"]], true, 2),
    (["Gold", "s"], [["fn": "option_label"]], true, 0),
    (["B", "zz"], [], true, 0), (["Gold", "Silver"], [], true, 2), (["G"], [], true, 1),
    (["g"], [["fn": "option_label"]], false, 0),
    (["zz"], [["fn": "to_option", "target": "Source", "else": "Web"]], true, 1),
  ]

  @Test(arguments: tiers.indices)
  func `a value that its catalog does not list is itself`(_ index: Int) throws {
    let (rows, steps, restricted, missed) = Self.tiers[index]
    var source = ProgramFixture.source
    let place = try #require(source.fields.firstIndex { $0.name == "tier" })
    source.fields[place].restricted = restricted
    let key: JSON = ["field": "tier", "then": .array(steps)]
    let found = try Self.found(rows, for: key, in: source)
    #expect(found.count == (missed == 0 ? 0 : 1), "\(found)")
    #expect(found.allSatisfy { $0.message.contains("in \(missed) of \(rows.count) rows") })
  }

  @Test func `of a long table the first rows are looked at`() throws {
    let rows = (0..<2_100).map { "Row \($0)" }
    let found = try Self.found(rows, for: Self.key("company", ["fn": "lower"]))
    #expect(found.first?.message.contains("in 2000 of the first 2000 rows") == true, "\(found)")
  }
}
