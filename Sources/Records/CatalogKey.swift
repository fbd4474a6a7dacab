/// A key of a catalog file: what it takes, and what it means.
package struct CatalogKey: Hashable, Sendable {
  /// What stands behind a key.
  package enum Kind: Hashable, Sendable {
    case text
    case flag
    case whole
    case fields
    case type
    case options
    /// One of a few words.
    case word([String])
    /// A list of some of a few words.
    case words([String])
  }

  package let name: String
  package let kind: Kind
  package let isNeeded: Bool
  /// For a person; one sentence.
  package let meaning: String

  init(_ name: String, _ kind: Kind, needed: Bool = false, _ meaning: String) {
    self.name = name
    self.kind = kind
    isNeeded = needed
    self.meaning = meaning
  }

  /// The keys of a catalog.
  package static let catalog = [
    CatalogKey("system", .text, needed: true, "The platform, such as hubspot, or files."),
    CatalogKey("object", .text, needed: true, "The object's API name, such as contacts."),
    CatalogKey("label", .text, "What people call the object; its API name if left out."),
    CatalogKey("readable", .flag, "Whether it can be read before it is written; true if left out."),
    CatalogKey("fields", .fields, needed: true, "The fields, each with a name of its own."),
  ]

  /// The keys of a field.
  package static let field = [
    CatalogKey("name", .text, needed: true, "The API name, as rules write it."),
    CatalogKey("label", .text, "What people call the field; its name if left out."),
    CatalogKey(
      "path",
      .text,
      "Where it sits in a record, as a JSON pointer such as /properties/email; /name if left out."
    ),
    CatalogKey("type", .type, needed: true, "What the field holds."),
    CatalogKey("nullable", .flag, "Whether it can be empty; true if left out."),
    CatalogKey("required_on_create", .flag, "Whether a new record needs it."),
    CatalogKey("writable_on_create", .flag, "Whether a new record can have it; true if left out."),
    CatalogKey("writable_on_update", .flag, "Whether it can be changed; true if left out."),
    CatalogKey("unique", .flag, "Whether no two records have the same value."),
    CatalogKey("key", .flag, "Whether an upsert can find records by it."),
    CatalogKey("deprecated", .flag, "Whether it should no longer be used."),
    CatalogKey("custom", .flag, "Whether the account made it, and not the platform."),
    CatalogKey("max_length", .whole, "The longest text, in the unit of length_unit."),
    CatalogKey(
      "length_unit",
      .word(LengthUnit.allCases.map(\.rawValue)),
      "What a length counts; code_point if left out."
    ),
    CatalogKey("max_items", .whole, "The most elements of a list or a set."),
    CatalogKey("precision", .whole, "The most digits of a dec."),
    CatalogKey("scale", .whole, "The most digits of a dec behind the point."),
    CatalogKey("min", .whole, "The least number."),
    CatalogKey("max", .whole, "The greatest number."),
    CatalogKey("options", .options, "The options of an enum or an enum_set."),
    CatalogKey("restricted", .flag, "Whether values that are no option are refused."),
    CatalogKey("separator", .text, "What stands between the members of an enum_set in a text."),
    CatalogKey("references", .text, "The object that a reference or an id leads to."),
    CatalogKey(
      "data_labels",
      .words(DataLabel.allCases.map(\.rawValue)),
      "What personal data the field holds."
    ),
    CatalogKey("description", .text, "What the platform says about the field."),
  ]

  /// The keys of an option; a text alone is an option that is called as it is stored.
  package static let option = [
    CatalogKey("value", .text, needed: true, "What is stored."),
    CatalogKey("label", .text, "What people see; the value if left out."),
    CatalogKey("active", .flag, "Whether it can be chosen; true if left out."),
  ]
}
