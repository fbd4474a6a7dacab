import MappingLanguage
import Records

/// What specs are tried on: a field of every type on both sides, records, a spec to begin with.
enum FuzzCatalogs {
  static let source: Catalog = {
    func property(_ name: String, _ type: FieldType) -> CatalogField {
      CatalogField(name, path: FieldPath(["properties", name]), type: type)
    }
    var tier = property("tier", .option)
    tier.options = [FieldOption("g", label: "Gold"), FieldOption("s", label: "Silver")]
    tier.restricted = true
    var tags = property("tags", .optionSet)
    tags.options = [FieldOption("a"), FieldOption("b", label: "Beta", active: false)]
    tags.separator = ";"
    var name = property("name", .text)
    name.maxLength = 40
    name.dataLabels = [.name]
    var created = property("created", .datetime)
    created.nullable = false
    var old = property("old", .text)
    old.deprecated = true
    return Catalog(
      system: "hubspot",
      object: "contacts",
      label: "Contact",
      fields: [
        CatalogField("id", type: .id), name, tier, tags, created, old, property("email", .email),
        property("phone", .phone), property("site", .url), property("note", .text),
        property("zone", .text), property("country", .country), property("seats", .int),
        property("revenue", .dec), property("active", .bool), property("born", .date),
        property("words", .list(.text)), property("bookings", .list(.record)),
        property("bookings.sku", .text), property("bookings.price", .dec),
        property("emails", .list(.record)), property("extra", .json),
      ]
    )
  }()

  static let target: Catalog = {
    func field(
      _ name: String,
      _ type: FieldType,
      _ change: (inout CatalogField) -> Void = { _ in }
    ) -> CatalogField {
      var field = CatalogField(name, type: type)
      change(&field)
      return field
    }
    return Catalog(
      system: "salesforce",
      object: "Lead",
      label: "Lead",
      fields: [
        field("Key", .text) { $0.isKey = true },
        field("Email", .email) { $0.maxLength = 20 },
        field("LastName", .text) {
          $0.maxLength = 10
          $0.requiredOnCreate = true
        },
        field("Title", .text) {
          $0.maxLength = 12
          $0.lengthUnit = .byte
        },
        field("Phone", .phone), field("Website", .url), field("Country", .country),
        field("Seats", .int) {
          $0.minimum = 0
          $0.maximum = 1000
        },
        field("Revenue", .dec) {
          $0.precision = 6
          $0.scale = 2
        },
        field("Active", .bool), field("Born", .date), field("Created", .datetime),
        field("Source", .option) {
          $0.options = [FieldOption("Web"), FieldOption("ref", label: "Referral")]
          $0.restricted = true
        },
        field("Tags", .optionSet) { $0.separator = ";" },
        field("Words", .list(.text)), field("Stays", .list(.record)), field("Stays.Name", .text),
        field("Vehicle", .record), field("Extra", .json),
        field("Account", .reference) { $0.references = "Account" },
        field("Locked", .text) {
          $0.writableOnCreate = false
          $0.writableOnUpdate = false
        },
      ] + plainTypes.flatMap { type, name in (0..<10).map { field("\(name) \($0)", type) } }
    )
  }()

  /// Types of target fields that take any value of theirs; there are ten of each, by name.
  static let plainTypes: [(type: FieldType, name: String)] = [
    (.text, "Text"), (.dec, "Number"), (.bool, "Flag"), (.date, "Day"), (.datetime, "Moment"),
    (.list(.text), "List"),
  ]

  /// What look-ups ask.
  static let account = Catalog(
    system: "salesforce",
    object: "Account",
    label: "Account",
    fields: [CatalogField("Id", type: .id), CatalogField("Name", type: .text)]
  )

  static let context = MappingContext(
    run: RunConstants(startedAt: Instant(milliseconds: 1_767_225_600_000), runID: "run-1"),
    lookups: LookupTable(unanswered: .none)
  )

  static let records: [SourceRecord] = [
    #"{"id": "1", "properties": {}}"#,
    ##"""
    {"id": 2, "properties": {"name": "Ada  Byron", "tier": "g", "tags": "a;b",
     "email": "Ada@Example.com",
     "created": "2026-03-29T01:30:00Z", "phone": "(415) 555-0134", "site": "www.example.com/a b",
     "note": "<b>12,5 &amp; caf\u00e9</b> 2026-01-15", "zone": "Europe/Berlin", "country": "DE",
     "seats": "12", "revenue": "1234.50", "active": "TRUE", "born": "2000-02-29",
     "words": ["x", "", null, "\ud83d\ude00"], "extra": {"a": [1, {"b": "c"}], "": null},
     "bookings": [{"sku": "A1", "price": 3.5}, {"sku": " ", "price": "x"}, {}],
     "emails": [{"kind": "work", "address": {"host": "example.org"}}]}}
    """##,
    ##"""
    {"id": [], "properties": {"name": 7, "tier": "?", "tags": ["a", {"b": 1}], "email": "no",
     "created": "soon", "phone": true, "site": {}, "note": "\u0000\ufeff\u200d", "zone": "Mars/Base",
     "seats": 1e30, "revenue": 1e-30, "active": "perhaps", "born": "2026-02-30", "words": "w",
     "extra": "plain", "bookings": [[], 1, {"sku": {"a": 1}}], "emails": {}}}
    """##,
  ].map { SourceRecord(id: "7", json: Array($0.utf8)) }

  /// The place among the records of the one that is what the catalog says.
  static let soundRecord = 1

  static let currents: [CurrentRecord] = [
    .new,
    .existing(Array(##"{"LastName": "Byron", "Seats": 3, "Tags": "x;y", "Extra": [1]}"##.utf8)),
  ]

  /// A spec with every construct of the language, sound against the catalogs; `nil` were it none.
  static let spec = try? MappingSpec(parsing: FuzzSpec.text, source: "fuzz.json")
}
