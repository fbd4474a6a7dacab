/// The fields of one object of a connection, as its platform describes them.
package struct Catalog: Hashable, Sendable {
  /// The platform, such as `hubspot`, `salesforce` or `file`.
  package var system: String
  /// The object's API name: `contacts`, `Lead`.
  package var object: String
  /// What people call it.
  package var label: String
  package var fields: [CatalogField] { didSet { places = FieldPlaces(fields) } }
  /// Whether what the object holds can be read before it is written.
  package var readable = true

  package init(system: String, object: String, label: String, fields: [CatalogField]) {
    self.system = system
    self.object = object
    self.label = label
    self.fields = fields
    places = FieldPlaces(fields)
  }

  /// The field of that API name; exact.
  package subscript(name: String) -> CatalogField? { places.byName[name].map { fields[$0] } }

  /// Whether there is a field of that API name; exact.
  package func contains(_ name: String) -> Bool { places.byName[name] != nil }

  private var places: FieldPlaces
}

/// Where fields stand by name; follows from the fields, so any two are equal.
private struct FieldPlaces: Hashable, Sendable {
  let byName: [String: Int]

  init(_ fields: [CatalogField]) {
    byName = Dictionary(
      fields.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  static func == (left: FieldPlaces, right: FieldPlaces) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}

/// One field: what it is called, what it holds, who may write it, where in the JSON it sits.
package struct CatalogField: Hashable, Sendable {
  package var name: String
  package var label: String
  package var path: FieldPath
  package var type: FieldType
  package var nullable = true
  package var requiredOnCreate = false
  package var writableOnCreate = true
  package var writableOnUpdate = true
  package var unique = false
  /// May stand in an upsert as the key.
  package var isKey = false
  package var deprecated = false
  package var custom = false
  /// In the unit of ``lengthUnit``.
  package var maxLength: Int?
  package var lengthUnit = LengthUnit.codePoint
  /// Most elements of a list or a set.
  package var maxItems: Int?
  package var precision: Int?
  package var scale: Int?
  package var minimum: Int64?
  package var maximum: Int64?
  package var options: [FieldOption] = []
  /// Whether values outside ``options`` are refused.
  package var restricted = false
  /// What joins the members of an `enumSet` in text.
  package var separator: String?
  /// The object a `reference` or an `id` points to.
  package var references: String?
  /// What personal data the field holds.
  package var dataLabels: Set<DataLabel> = []
  package var description = ""

  package init(_ name: String, label: String? = nil, path: FieldPath? = nil, type: FieldType) {
    self.name = name
    self.label = label ?? name
    self.path = path ?? FieldPath([name])
    self.type = type
  }
}

/// One option of a picklist: the value that is stored, the label people see.
package struct FieldOption: Hashable, Sendable {
  package var value: String
  package var label: String
  package var active: Bool

  package init(_ value: String, label: String? = nil, active: Bool = true) {
    self.value = value
    self.label = label ?? value
    self.active = active
  }
}

/// What a length counts.
package enum LengthUnit: String, CaseIterable, Hashable, Sendable {
  case codePoint = "code_point"
  case utf16
  case byte
}

/// A class of personal data, for masking and for flow checks.
package enum DataLabel: String, CaseIterable, Hashable, Sendable {
  case email
  case phone
  case name
  case address
  case freeText = "free_text"
  case consent
  case specialCategory = "special_category"
  case hashed = "hashed_pii"
}
