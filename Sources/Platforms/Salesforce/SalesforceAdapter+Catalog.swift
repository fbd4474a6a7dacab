package import Records

extension SalesforceAdapter {
  package func catalog(
    of object: String,
    through sender: any PlatformSender
  ) async throws(PlatformFault) -> Catalog {
    let operation = PlatformOperation.reading("salesforce.describe")
    guard SOQL.isName(object) else {
      throw PlatformFault(
        .unsupported,
        of: operation,
        message: "\"\(object)\" cannot be a name of an object"
      )
    }
    let response = try await send(
      "GET",
      "\(SalesforceVersion.data)/sobjects/\(object)/describe",
      for: operation,
      through: sender
    )
    let json = try response.json(of: operation)
    guard let descriptions = json["fields"]?.array, let name = json["name"]?.string else {
      throw response.unreadable(operation, "the description of \(object) has no name or no fields")
    }
    var fields: [CatalogField] = []
    for description in descriptions {
      guard let field = Self.field(description, of: name) else {
        throw response.unreadable(operation, "a field of \(object) has no name or no type")
      }
      fields.append(field)
    }
    return Catalog(
      system: Self.platform.rawValue,
      object: name,
      label: json["label"]?.string ?? name,
      fields: fields.sorted { $0.name < $1.name }
    )
  }

  /// One described field; `nil` where it has no name or type.
  static func field(_ json: JSON, of object: String) -> CatalogField? {
    guard let name = json["name"]?.string, let type = json["type"]?.string else { return nil }
    func flag(_ name: String) -> Bool { json[name]?.bool == true }
    var field = CatalogField(name, label: json["label"]?.string, type: fieldType(type))
    field.nullable = flag("nillable")
    field.writableOnCreate = flag("createable")
    field.writableOnUpdate = flag("updateable")
    // Booleans are never nillable but have defaults. Salesforce, DescribeSObjectResult.
    field.requiredOnCreate = flag("createable") && !flag("nillable") && !flag("defaultedOnCreate")
    field.isKey = flag("externalId") || flag("idLookup")
    field.unique = flag("unique") || type == "id"
    field.custom = flag("custom")
    field.deprecated = flag("deprecatedAndHidden")
    field.description = json["inlineHelpText"]?.string ?? ""
    addSizes(to: &field, from: json)
    if field.type == .option || field.type == .optionSet {
      field.options = (json["picklistValues"]?.array ?? []).compactMap(option)
      field.restricted = flag("restrictedPicklist")
    }
    if field.type == .optionSet { field.separator = ";" }
    if type == "id" { field.references = object }
    if type == "reference" {
      let targets = (json["referenceTo"]?.array ?? []).compactMap(\.string)
      // An Owner is a user or a queue: with several targets none can be promised.
      field.references = targets.count == 1 ? targets[0] : nil
    }
    field.dataLabels = dataLabels(type: type, name: name, object: object)
    return field
  }

  /// Salesforce, Field Types.
  ///
  /// `phone` takes any text, compounds are read in one piece and written in parts.
  private static func fieldType(_ type: String) -> FieldType {
    switch type {
    case "id": .id
    case "reference": .reference
    case "picklist": .option
    case "multipicklist": .optionSet
    case "boolean": .bool
    case "int", "long": .int
    case "double", "currency", "percent": .dec
    case "date": .date
    case "datetime": .datetime
    case "email": .email
    case "phone": .phone
    case "url": .url
    case "address", "location", "complexvalue", "anyType": .json
    // string, textarea, combobox, encryptedstring, time, base64, and what came after this program.
    default: .text
    }
  }

  private static func addSizes(to field: inout CatalogField, from json: JSON) {
    func number(_ name: String) -> Int? { json[name]?.int.flatMap { $0 > 0 ? $0 : nil } }
    switch field.type {
    case .text, .email, .phone, .url, .id, .reference, .option, .optionSet:
      field.maxLength = number("length")
    case .int:
      guard let digits = number("digits"), digits < 19 else { return }
      let bound = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
      field.minimum = 1 - bound
      field.maximum = bound - 1
    case .dec:
      field.precision = number("precision")
      field.scale = json["scale"]?.int
    case .bool, .date, .datetime, .country, .language, .currency, .record, .json, .list: break
    }
  }

  private static func option(_ json: JSON) -> FieldOption? {
    guard let value = json["value"]?.string else { return nil }
    return FieldOption(
      value,
      label: json["label"]?.string,
      active: json["active"]?.bool != false
    )
  }

  private static func dataLabels(type: String, name: String, object: String) -> Set<DataLabel> {
    switch type {
    case "email": return [.email]
    case "phone": return [.phone]
    case "address", "location": return [.address]
    case "textarea":
      let named = DataLabel.labels(forFieldNamed: name)
      return named.isEmpty ? [.freeText] : named
    case "string", "encryptedstring", "boolean", "picklist":
      // The full name of a person is called just "Name", as is an account's.
      if name == "Name", ["Lead", "Contact", "User"].contains(object) { return [.name] }
      return DataLabel.labels(forFieldNamed: name)
    default: return []
    }
  }
}
