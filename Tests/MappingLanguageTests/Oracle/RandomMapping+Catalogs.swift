import Records

@testable import MappingLanguage

extension RandomMapping {
  static let source = Catalog(
    system: "hubspot",
    object: "contacts",
    label: "Contacts",
    fields: [
      field("t1", .text), field("t2", .text), field("t3", .text), field("t4", .text),
      field("mail", .email), field("n1", .int),
      field("d1", .dec), field("b1", .bool), field("day", .date), field("at", .datetime),
      options("opt", .option), options("set", .optionSet), field("items", .list(.record)),
      field("items.sku", .text), field("items.qty", .int), options("items.tags", .optionSet),
      field("items.mail", .email), field("items.price", .dec), options("items.stage", .option),
      field("home", .record), field("raw", .json),
    ]
  )

  static let target = Catalog(
    system: "salesforce",
    object: "Lead",
    label: "Leads",
    fields: [
      changed(field("Key", .text)) { $0.isKey = true },
      changed(field("Short", .text)) { $0.maxLength = 30 },
      changed(field("Long", .text)) { $0.requiredOnCreate = true },
      field("Mail", .email), field("Count", .int),
      changed(field("Amount", .dec)) {
        $0.precision = 8
        $0.scale = 2
      },
      field("Flag", .bool), field("Day", .date), field("At", .datetime),
      options("Stage", .option), changed(options("Tags", .optionSet)) { $0.maxItems = 2 },
      field("Any", .json),
    ] + notes + home + lines
  )

  /// Most functions give texts: these take any.
  private static let notes = (1...4).map { field("Note\($0)", .text) }

  /// A record, with a list of texts and a record inside.
  private static let home = [
    field("Home", .record),
    changed(field("Home.city", .text)) { $0.maxLength = 12 },
    field("Home.since", .date),
    changed(field("Home.pay", .dec)) { $0.maximum = 1_000_000 },
    changed(field("Home.words", .list(.text))) { $0.maxItems = 1 },
  ]

  /// A list of records that hold records.
  private static let lines = [
    changed(field("Lines", .list(.record))) { $0.maxItems = 2 },
    changed(field("Lines.sku", .text)) {
      $0.maxLength = 3
      $0.requiredOnCreate = true
    },
    changed(field("Lines.qty", .int)) {
      $0.minimum = 0
      $0.maximum = 9
    },
    options("Lines.tags", .optionSet), options("Lines.stage", .option),
    field("Lines.mail", .email),
    changed(field("Lines.price", .dec)) {
      $0.precision = 4
      $0.scale = 1
    },
    field("Lines.from", .record),
    changed(field("Lines.from.city", .text)) {
      $0.maxLength = 6
      $0.lengthUnit = .byte
    },
    changed(field("Lines.from.since", .date)) { $0.requiredOnCreate = true },
  ]

  private static func field(_ name: String, _ type: FieldType) -> CatalogField {
    CatalogField(name, type: type)
  }

  private static func changed(
    _ field: CatalogField,
    _ change: (inout CatalogField) -> Void
  ) -> CatalogField {
    var field = field
    change(&field)
    return field
  }

  private static func options(_ name: String, _ type: FieldType) -> CatalogField {
    changed(field(name, type)) { field in
      field.options = ["new", "warm", "hot"].map { FieldOption($0, label: $0.uppercased()) }
      field.restricted = true
      field.separator = ";"
    }
  }
}
