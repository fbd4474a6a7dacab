import Diagnostics
import Drafting
import FoundationEssentials
import MappingLanguage
import Records
import Testing

/// What the tests of drafting share: the shipped prompts, recorded catalogs, a description.
enum Fixtures {
  static let description = """
    Map HubSpot contacts to Salesforce leads. Use the company name for the account lookup. \
    Set lead source to 'Marketing Site' if the original source field is empty.
    """

  static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  static let repository = tests.deletingLastPathComponent().deletingLastPathComponent()

  static func text(_ url: URL) -> String? {
    (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) }
  }

  static func prompts() throws -> PromptLibrary {
    try PromptLibrary(folder: repository.appending(path: "prompts").path)
  }

  static func catalog(_ name: String) throws -> Catalog {
    let text = try #require(Self.text(tests.appending(path: "Catalogs/\(name).json")))
    return try #require(Catalog(json: try JSON(parsing: text)))
  }

  /// Four fields on each side: small enough to be read in a snapshot.
  static var plants: (source: Catalog, target: Catalog) {
    var label = CatalogField("label", label: "Label", type: .option)
    label.options = [FieldOption("fern"), FieldOption("moss", label: "Moss | small")]
    let source = Catalog(
      system: "file",
      object: "trays",
      label: "Tray",
      fields: [
        CatalogField("tray_no", label: "Tray number", type: .int),
        CatalogField("plant_name", label: "Plant name", type: .text), label,
        CatalogField("mail", label: "Keeper's e-mail", type: .email),
      ]
    )
    var id = CatalogField("Tray_Id", label: "Tray Id", type: .text)
    id.maxLength = 20
    id.isKey = true
    id.unique = true
    var plant = CatalogField("Plant", label: "Plant", type: .text)
    plant.maxLength = 80
    plant.requiredOnCreate = true
    var kind = CatalogField("Label", label: "Label", type: .option)
    kind.options = [FieldOption("fern"), FieldOption("moss")]
    kind.restricted = true
    var made = CatalogField("Created", label: "Created", type: .datetime)
    made.writableOnCreate = false
    made.writableOnUpdate = false
    let target = Catalog(
      system: "salesforce",
      object: "Tray",
      label: "Tray",
      fields: [id, plant, kind, CatalogField("Email", label: "E-mail", type: .email), made]
    )
    return (source, target)
  }

  static func order(
    _ description: String,
    source: Catalog,
    target: Catalog,
    samples: [JSON] = []
  ) -> DraftOrder {
    DraftOrder(
      mapping: "test-mapping",
      description: description,
      source: source,
      target: target,
      samples: samples,
      options: CheckOptions(specName: "test-mapping")
    )
  }
}
