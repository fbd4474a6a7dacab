package import Records

extension HubSpotAdapter {
  package func catalog(
    of object: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> Catalog {
    let operation = PlatformOperation.reading("hubspot.properties.list")
    try Self.check(names: [object], operation)
    let response = try await send(
      request("GET", "\(HubSpotVersion.properties)/\(object)?archived=false"),
      for: operation,
      through: sender
    )
    let json = try response.json(of: operation)
    guard let properties = json["results"]?.array else {
      throw response.unreadable(operation, "the properties have no \"results\"")
    }
    var fields: [CatalogField] = []
    for property in properties {
      guard let field = Self.field(property, of: object) else {
        throw response.unreadable(operation, "a property has no name or no type")
      }
      fields.append(field)
    }
    return Catalog(
      system: Self.platform.rawValue,
      object: object,
      label: "HubSpot " + object,
      fields: fields.sorted { $0.name < $1.name }
    )
  }

  /// One property as a field; `nil` where it has no name or type.
  static func field(_ property: JSON, of object: String) -> CatalogField? {
    guard let name = property["name"]?.string, let type = property["type"]?.string else {
      return nil
    }
    let options = (property["options"]?.array ?? []).compactMap(Self.option)
    let shape = property["fieldType"]?.string ?? ""
    var field = CatalogField(
      name,
      label: property["label"]?.string,
      path: FieldPath(["properties", name]),
      type: fieldType(name: name, type: type, shape: shape, hasOptions: !options.isEmpty)
    )
    let metadata = property["modificationMetadata"]
    let isReadOnly =
      property["calculated"]?.bool == true || metadata?["readOnlyValue"]?.bool == true
    field.writableOnCreate = !isReadOnly
    field.writableOnUpdate = !isReadOnly
    field.unique = property["hasUniqueValue"]?.bool == true
    field.isKey = field.unique
    field.custom = property["hubspotDefined"]?.bool != true
    field.deprecated = property["archived"]?.bool == true
    field.description = property["description"]?.string ?? ""
    if field.type == .option || field.type == .optionSet {
      field.options = options
      // Enumerations take one of their internal values and nothing else.
      field.restricted = true
    }
    if field.type == .optionSet { field.separator = ";" }
    if field.type == .text || field.type == .email || field.type == .phone {
      // HubSpot, Properties API: a string holds 65,536 characters.
      field.maxLength = 65_536
    }
    field.dataLabels = dataLabels(of: property, field)
    adjustIdentity(&field, of: object)
    return field
  }

  private static func option(_ json: JSON) -> FieldOption? {
    guard let value = json["value"]?.string else { return nil }
    // A hidden option is hidden from forms only: it is stored and accepted all the same.
    return FieldOption(value, label: json["label"]?.string)
  }

  private static func fieldType(
    name: String,
    type: String,
    shape: String,
    hasOptions: Bool
  ) -> FieldType {
    switch (type, shape) {
    case ("string", _): return shape == "phonenumber" ? .phone : .text
    case ("phone_number", _): return .phone
    case ("number", _): return .dec
    case ("bool", _): return .bool
    case ("date", _): return .date
    case ("datetime", _): return .datetime
    // Owners, teams and the like: the options live elsewhere, the values are identifiers.
    case ("enumeration", _) where !hasOptions: return .text
    case ("enumeration", "checkbox"): return .optionSet
    case ("enumeration", _): return .option
    case ("json", _), ("object_coordinates", _): return .json
    // A type that came after this program: readable as it stands.
    default: return .text
    }
  }

  /// What the properties endpoint does not say, or says wrongly, about identifying fields.
  private static func adjustIdentity(_ field: inout CatalogField, of object: String) {
    switch field.name {
    case "hs_object_id":
      // The platform calls it a number; identifiers are texts that must not be reckoned with.
      field.type = .id
      field.nullable = false
      field.unique = true
      field.isKey = true
      field.maxLength = 20
    case "email" where object == "contacts":
      // Unique across primary and additional addresses, although `hasUniqueValue` is false.
      field.type = .email
      field.maxLength = nil
      field.unique = true
      field.isKey = true
    default: break
    }
  }

  private static func dataLabels(of property: JSON, _ field: CatalogField) -> Set<DataLabel> {
    var labels: Set<DataLabel> = []
    switch field.type {
    case .text, .phone, .option, .optionSet, .bool, .json:
      labels = DataLabel.labels(forFieldNamed: field.name)
    case .int, .dec, .date, .datetime, .email, .url, .country, .language, .currency, .id,
      .reference, .record, .list:
      break
    }
    if field.type == .phone { labels.insert(.phone) }
    if field.name == "email" { labels.insert(.email) }
    if let shape = property["fieldType"]?.string, shape == "textarea" || shape == "html" {
      labels.insert(.freeText)
    }
    if let sensitivity = property["dataSensitivity"]?.string, sensitivity != "non_sensitive" {
      labels.insert(.specialCategory)
    }
    return labels
  }
}
