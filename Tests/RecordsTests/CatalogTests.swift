import Diagnostics
import Records
import Testing

@Suite("Catalogs")
struct CatalogTests {
  static let full: CatalogField = {
    var field = CatalogField(
      "Industry",
      label: "Branch",
      path: FieldPath(["a", "b/c"]),
      type: .option
    )
    field.nullable = false
    field.requiredOnCreate = true
    field.writableOnCreate = false
    field.writableOnUpdate = false
    field.unique = true
    field.isKey = true
    field.deprecated = true
    field.custom = true
    field.maxLength = 255
    field.lengthUnit = .utf16
    field.maxItems = 200
    field.precision = 18
    field.scale = 2
    field.minimum = -5
    field.maximum = .max
    field.options = [FieldOption("a"), FieldOption("b", label: "Bee", active: false)]
    field.restricted = true
    field.separator = ";"
    field.references = "Account"
    field.dataLabels = [.email, .name]
    field.description = "what it is"
    return field
  }()

  @Test func `come back from their stored form, every property of it`() throws {
    let catalog = Catalog(
      system: "hubspot",
      object: "contacts",
      label: "Contacts",
      fields: [CatalogField("email", type: .email), Self.full]
    )
    let text = catalog.json.text(.canonical)
    #expect(Catalog(json: try JSON(parsing: text)) == catalog)
    #expect(catalog["Industry"] == Self.full && catalog["industry"] == nil)
  }

  @Test func `leave out of it what is usual`() {
    #expect(CatalogField("email", type: .email).json.text() == #"{"name":"email","type":"email"}"#)
  }

  @Test(arguments: [
    #"{}"#, #"{"name":" ","type":"text"}"#, #"{"name":"x"}"#, #"{"name":"x","type":"txt"}"#,
    #"{"name":"x","type":"list<y>"}"#,
  ])
  func `are nothing where the form is another`(field: String) throws {
    let json = try JSON(parsing: field)
    #expect(CatalogField(json: json) == nil)
    #expect(
      Catalog(json: ["system": "s", "object": "o", "label": "l", "fields": [json]]) == nil
    )
  }

  @Test func `every type has a name and is found by it`() {
    let types: [FieldType] = [
      .text, .int, .dec, .bool, .date, .datetime, .email, .phone, .url, .country, .language,
      .currency, .option, .optionSet, .id, .reference, .record, .json, .list(.record),
      .list(.list(.option)),
    ]
    for type in types { #expect(FieldType(name: type.name) == type) }
    #expect(FieldType(name: "list<text>") == .list(.text))
    #expect(FieldType(name: "list<>") == nil && FieldType(name: "Text") == nil)
  }

  @Test(arguments: [8, 9, 1_000_000])
  func `lists stand in one another only so deep`(lists: Int) {
    let name =
      String(repeating: "list<", count: lists) + "int" + String(repeating: ">", count: lists)
    let type = FieldType(name: name)
    #expect((type != nil) == (lists <= 8))
    #expect(type == nil || type?.name == name)
  }
}

@Suite("Diagnostics as JSON")
struct DiagnosticJSONTests {
  @Test func `say all they know`() {
    var diagnostic = Diagnostic(
      .error,
      .M202,
      "no such field",
      at: Location("m.json", pointer: "/rules/0", line: 3, column: 7),
      hint: "Use it.",
      rule: "r1",
      because: [Citation("S1", text: "Copy it."), Citation("A1")],
      found: "Phonee",
      expected: "a field",
      candidates: [
        Candidate("Phone", label: "Telephone", type: "phone", values: "phone"), Candidate("Fax"),
      ],
      fixes: [Fix("rename", grade: .likely, patch: #"[{"op":"remove","path":"/a"}]"#)]
    )
    diagnostic.suppresses = 2
    let why =
      "The target would refuse what is written to a field it does not have, or drop it unseen."
    let expected: JSON = [
      "code": "M202", "severity": "error",
      "title": "Unknown target field, or one of a list's elements used as the record's",
      "message": "no such field", "source": "m.json", "pointer": "/rules/0", "line": 3,
      "column": 7, "rule": "r1", "because": [["id": "S1", "text": "Copy it."], ["id": "A1"]],
      "found": "Phonee", "expected": "a field",
      "candidates": [
        ["name": "Phone", "label": "Telephone", "type": "phone", "values": "phone"],
        ["name": "Fax"],
      ],
      "why": .string(why), "hint": "Use it.",
      "fixes": [
        ["title": "rename", "grade": "likely", "patch": [["op": "remove", "path": "/a"]]]
      ],
      "suppresses": 2,
    ]
    #expect(diagnostic.json == expected, "\(diagnostic.json.text())")
  }

  @Test func `leave out what they do not know`() {
    #expect(
      Diagnostic(.note, .MDL001, "silent").json.text()
        == #"{"code":"MDL001","severity":"note","title":"The endpoint cannot be reached","#
        + #""message":"silent","suppresses":0}"#
    )
  }
}
