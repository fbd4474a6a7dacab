import MappingLanguage
import Records

extension FuzzTarget {
  /// A catalog as it is stored.
  static let catalog = FuzzTarget(
    "catalog",
    "What is stored reads back equal; any catalog can stand on either side of a spec.",
    grammar: .json,
    words: [
      "name", "label", "path", "type", "options", "value", "active", "nullable", "max_length",
      "length_unit", "utf16", "byte", "max_items", "precision", "scale", "min", "max", "separator",
      "references",
      "restricted", "required_on_create", "list<record>", "enum_set", "int", "dec", "datetime",
      "properties", "Email", "LastName", "email", "name",
    ],
    seeds: [FuzzCatalogs.source.json.bytes(), FuzzCatalogs.target.json.bytes()]
  ) { input throws(BrokenLaw) in
    guard let json = try? JSON(parsing: input), let catalog = Catalog(json: json) else { return }
    guard let again = Catalog(json: catalog.json) else {
      throw BrokenLaw("the stored form is not read: \(catalog.json.text())")
    }
    try expect(again == catalog, "the stored form reads otherwise: \(catalog.json.text())")
    try expect(again.fingerprint == catalog.fingerprint, "the fingerprint is another")
    guard let spec = FuzzCatalogs.spec else { throw BrokenLaw("the spec of the target is no spec") }
    if catalog.system == FuzzCatalogs.target.system {
      try SpecTrial(spec, source: FuzzCatalogs.source, target: catalog).run()
    } else {
      try SpecTrial(spec, source: catalog, target: FuzzCatalogs.target).run()
    }
  }
}
