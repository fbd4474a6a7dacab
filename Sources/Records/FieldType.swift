/// What a field of a catalog holds; the names are the mapping language's.
package enum FieldType: Hashable, Sendable {
  case text
  case int
  case dec
  case bool
  case date
  case datetime
  case email
  case phone
  case url
  case country
  case language
  case currency
  case option
  case optionSet
  case id
  case reference
  case record
  case json
  indirect case list(FieldType)

  /// The name in specs, catalogs and diagnostics.
  package var name: String {
    switch self {
    case .text: "text"
    case .int: "int"
    case .dec: "dec"
    case .bool: "bool"
    case .date: "date"
    case .datetime: "datetime"
    case .email: "email"
    case .phone: "phone"
    case .url: "url"
    case .country: "country"
    case .language: "language"
    case .currency: "currency"
    case .option: "enum"
    case .optionSet: "enum_set"
    case .id: "id"
    case .reference: "reference"
    case .record: "record"
    case .json: "json"
    case .list(let element): "list<\(element.name)>"
    }
  }

  private static let plain: [FieldType] = [
    .text, .int, .dec, .bool, .date, .datetime, .email, .phone, .url, .country, .language,
    .currency, .option, .optionSet, .id, .reference, .record, .json,
  ]

  /// Reads a name; `nil` for an unknown one.
  package init?(name: String) {
    if name.hasPrefix("list<"), name.hasSuffix(">") {
      guard let element = FieldType(name: String(name.dropFirst(5).dropLast())) else { return nil }
      self = .list(element)
      return
    }
    guard let type = Self.plain.first(where: { $0.name == name }) else { return nil }
    self = type
  }
}
