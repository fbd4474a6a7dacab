extension Catalog {
  /// The snapshot's stored form: every field, defaults left out.
  package var json: JSON {
    .members([
      "system": .string(system),
      "object": .string(object),
      "label": .string(label),
      "readable": readable ? nil : .bool(false),
      "fields": .array(fields.map(\.json)),
    ])
  }

  /// Reads the stored form; `nil` where it is not one.
  package init?(json: JSON) {
    guard let system = json["system"]?.string, let object = json["object"]?.string,
      let items = json["fields"]?.array
    else { return nil }
    var fields: [CatalogField] = []
    for item in items {
      guard let field = CatalogField(json: item) else { return nil }
      fields.append(field)
    }
    self.init(
      system: system,
      object: object,
      label: json["label"]?.string ?? object,
      fields: fields
    )
    readable = json["readable"]?.bool ?? true
  }
}

extension CatalogField {
  fileprivate static func flag(_ value: Bool, unless usual: Bool) -> JSON? {
    value == usual ? nil : .bool(value)
  }

  package var json: JSON {
    .members([
      "name": .string(name),
      "label": label == name ? nil : .string(label),
      "path": path == FieldPath([name]) ? nil : .string(path.description),
      "type": .string(type.name),
      "nullable": Self.flag(nullable, unless: true),
      "required_on_create": Self.flag(requiredOnCreate, unless: false),
      "writable_on_create": Self.flag(writableOnCreate, unless: true),
      "writable_on_update": Self.flag(writableOnUpdate, unless: true),
      "unique": Self.flag(unique, unless: false),
      "key": Self.flag(isKey, unless: false),
      "deprecated": Self.flag(deprecated, unless: false),
      "custom": Self.flag(custom, unless: false),
      "max_length": maxLength.map { .integer($0) },
      "length_unit": lengthUnit == .codePoint ? nil : .string(lengthUnit.rawValue),
      "max_items": maxItems.map { .integer($0) },
      "precision": precision.map { .integer($0) },
      "scale": scale.map { .integer($0) },
      "min": minimum.map { .integer($0) },
      "max": maximum.map { .integer($0) },
      "options": options.isEmpty ? nil : .array(options.map(\.json)),
      "restricted": Self.flag(restricted, unless: false),
      "separator": separator.map { .string($0) },
      "references": references.map { .string($0) },
      "data_labels": dataLabels.isEmpty ? nil : .strings(dataLabels.map(\.rawValue).sorted()),
      "description": description.isEmpty ? nil : .string(description),
    ])
  }

  package init?(json: JSON) {
    guard let name = json["name"]?.string, name.contains(where: { !$0.isWhitespace }),
      let type = json["type"]?.string.flatMap(FieldType.init(name:))
    else { return nil }
    self.init(
      name,
      label: json["label"]?.string,
      path: json["path"]?.string.flatMap(FieldPath.init(parsing:)),
      type: type
    )
    nullable = json["nullable"]?.bool ?? true
    requiredOnCreate = json["required_on_create"]?.bool ?? false
    writableOnCreate = json["writable_on_create"]?.bool ?? true
    writableOnUpdate = json["writable_on_update"]?.bool ?? true
    unique = json["unique"]?.bool ?? false
    isKey = json["key"]?.bool ?? false
    deprecated = json["deprecated"]?.bool ?? false
    custom = json["custom"]?.bool ?? false
    maxLength = json["max_length"]?.int
    lengthUnit = json["length_unit"]?.string.flatMap(LengthUnit.init(rawValue:)) ?? .codePoint
    maxItems = json["max_items"]?.int
    precision = json["precision"]?.int
    scale = json["scale"]?.int
    minimum = json["min"]?.number.flatMap { Int64($0) }
    maximum = json["max"]?.number.flatMap { Int64($0) }
    options = (json["options"]?.array ?? []).compactMap(FieldOption.init(json:))
    restricted = json["restricted"]?.bool ?? false
    separator = json["separator"]?.string
    references = json["references"]?.string
    dataLabels = Set(
      (json["data_labels"]?.array ?? []).compactMap { $0.string.flatMap(DataLabel.init(rawValue:)) }
    )
    description = json["description"]?.string ?? ""
  }
}

extension FieldOption {
  fileprivate var json: JSON {
    .members([
      "value": .string(value),
      "label": label == value ? nil : .string(label),
      "active": active ? nil : .bool(false),
    ])
  }

  fileprivate init?(json: JSON) {
    if let text = json.string {
      self.init(text)
      return
    }
    guard let value = json["value"]?.string else { return nil }
    self.init(value, label: json["label"]?.string, active: json["active"]?.bool ?? true)
  }
}
