import Commands
import Records
import Testing

/// What stands in the file of `--rejects`.
@Suite("map, what is not written", .timeLimit(.minutes(10)))
struct MapRejectTests {
  private static func rejects(
    of lines: [String],
    _ change: (String) -> String = { $0 },
    catalog: JSON? = nil
  ) async throws -> [JSON] {
    var rejects: [JSON] = []
    try await MapFolder.with { folder in
      try folder.write(change(MapFolder.spec), to: "leads/mapping.json")
      if let catalog { try folder.write(catalog.text(), to: "leads/catalogs/files.crm-leads.json") }
      try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--rejects", "r.jsonl", "-q")
      #expect(mapped.status == .finishedWithExceptions || mapped.status == .error, "\(mapped.all)")
      rejects = try folder.text(of: "r.jsonl").split(separator: "\n")
        .map { try JSON(parsing: String($0)) }
    }
    return rejects
  }

  /// A source that says who its records are; `labels` are what personal data that is.
  private static func catalog(labels: [String] = []) -> JSON {
    let fields = ["E-mail", "Company", "Job Title", "Stage"].map { name -> JSON in
      ["name": .string(name), "type": "text"]
    }
    return [
      "system": "files", "object": "crm-leads", "label": "Leads",
      "fields": .array(
        fields + [["name": "id", "type": "id", "data_labels": .strings(labels)]]
      ),
    ]
  }

  @Test func `every member stands in every line, and the column of bad text`() async throws {
    let rejects = try await Self.rejects(of: [
      #"{"E-mail":"Ada"}"#, "{}", #"{"E-mail":"ada@example.com" "x"}"#,
    ])
    let names = [
      "file", "line", "column", "record_key", "outcome", "code", "rule", "field", "input_class",
      "message",
    ]
    #expect(rejects.map { $0.object?.names } == [names, names, names])
    #expect(rejects.map { $0["outcome"]?.string } == ["invalid", "skipped", "invalid"])
    #expect(rejects.map { $0["column"]?.int } == [nil, nil, 29])
    #expect(rejects.map { $0["code"]?.string } == ["R401", nil, "SMP101"])
    #expect(rejects.map { $0["input_class"]?.string } == ["text", nil, nil])
  }

  @Test(arguments: [
    (#""31.02.2026""#, "99.99.9999"), (#""ada@@example.com""#, "a@@a.a"), (#""  x y ""#, "text"),
    (#""(415) 555-010""#, "(999) 999-999"), (#""Ünï 7é""#, "a 9a"),
    (#""Mo, 12 Jan 2026 10:00:00 +0100""#, "a, 99 a 9999 99:99:99 +9999"), ("17", "number"),
    ("true", "boolean"), (#"["a"]"#, "list"), (#"{"a":"b"}"#, "object"),
    (#""Please call me tomorrow, or on Monday, at 8.""#, "text"),
  ])
  func `the class of what a rule read, without the value`(
    value: String,
    name: String
  ) async throws {
    let rejects = try await Self.rejects(of: [#"{"E-mail":\#(value)}"#])
    #expect(rejects.map { $0["input_class"]?.string } == [name], "\(rejects)")
  }

  @Test func `all that was read, through variables, nothing and blanks`() async throws {
    let rejects = try await Self.rejects(of: [
      #"{"E-mail":" ","Company":"A 1"}"#, #"{"Company":null,"Job Title":"x"}"#,
    ]) {
      $0.replacing(
        "\"filters\": [",
        with: """
          "variables": [{"name": "both", "value": {"concat": [{"field": "Job Title"},
            {"field": "E-mail"}], "nulls": "null"}}], "filters": [
          """
      ).replacing(
        #""value": {"field": "E-mail","#,
        with: #""value": {"coalesce": [{"var": "both"}, {"field": "E-mail"}],"#
      ).replacing(#"[{"of": {"field": "E-mail"}, "op": "is_null"}]"#, with: Self.never)
    }
    #expect(rejects.map { $0["code"]?.string } == ["R201", "R201"], "\(rejects)")
    #expect(rejects.map { $0["input_class"]?.string } == ["null, blank", "text, null"])
  }

  private static let never = #"[{"of": {"field": "Stage"}, "op": "eq", "arg": "never"}]"#

  private static let lines = [
    #"{"E-mail":"Ada","id":"7"}"#, #"{"id":8}"#, #"{"E-mail":"Ada"}"#,
  ]

  @Test func `the source's identifier where the target's key is personal data`() async throws {
    let rejects = try await Self.rejects(of: Self.lines, catalog: Self.catalog())
    #expect(rejects.map { $0["record_key"]?.string } == ["7", "8", nil], "\(rejects)")
    let hidden = try await Self.rejects(of: Self.lines, catalog: Self.catalog(labels: ["name"]))
    #expect(hidden.allSatisfy { $0["record_key"]?.isNull == true }, "\(hidden)")
  }

  @Test(arguments: [([], "N-7"), (["name"], nil)] as [([String], String?)])
  func `the target's key, whatever rule failed before it`(
    labels: [String],
    key: String?
  ) async throws {
    try await MapFolder.with { folder in
      let number = #"""
        ,{"id": "r5", "target": "number", "value": {"concat": [{"const": "N-"}, {"field": "id"}],
          "nulls": "null"}, "on_null": "reject_record",
         "because": [{"s": "S1", "quote": "Map leads"}]}]}
        """#
      let spec =
        MapFolder.spec.replacing(#""key": ["email"]"#, with: #""key": ["number"]"#)
        .replacing(#""system": "hubspot", "object": "contacts""#, with: Self.people)
        .dropLast(2) + number
      try folder.write(String(spec), to: "leads/mapping.json")
      try folder.write(
        Self.catalog(labels: labels).text(),
        to: "leads/catalogs/files.crm-leads.json"
      )
      let names = ["email", "company", "jobtitle", "lifecyclestage"].map { name -> JSON in
        ["name": .string(name), "type": name == "email" ? "email" : "text"]
      }
      let target: JSON = [
        "system": "files", "object": "people", "label": "People",
        "fields": .array(names + [["name": "number", "type": "text", "key": true]]),
      ]
      try folder.write(target.text(), to: "leads/catalogs/files.people.json")
      try folder.write(Self.lines[0], to: "a.jsonl")
      let mapped = await folder.run("map", "leads", "a.jsonl", "--rejects", "r.jsonl", "-q")
      #expect(mapped.status == .finishedWithExceptions, "\(mapped.all)")
      let reject = try JSON(parsing: try folder.text(of: "r.jsonl"))
      #expect(reject["field"]?.string == "email" && reject["record_key"]?.string == key)
    }
  }

  private static let people = #""system": "files", "object": "people""#

  @Test func `a key inside another field, and no other value`() async throws {
    try await TestWorkspace.with(size: 0) { workspace in
      let described = await workspace.describe()
      #expect(described.status == .done, "\(described.all)")
      let record = { (id: String, more: String) in
        #"{"id":"1","properties":{"hs_object_id":"\#(id)","lastname":"Secret","# + more + "}}\n"
      }
      try workspace.edit("a.jsonl") { _ in
        record("551", #""email":"x","company":"B""#) + record("", #""email":"x","company":"B""#)
      }
      let mapped = await workspace.run(
        "map",
        TestWorkspace.mapping,
        "a.jsonl",
        "--rejects",
        "-",
        "-q"
      )
      let rejects = try mapped.errors.split(separator: "\n").map { try JSON(parsing: String($0)) }
      #expect(rejects.map { $0["record_key"]?.string } == ["551", nil], "\(mapped.all)")
      #expect(!mapped.errors.contains("Secret"))
    }
  }
}
