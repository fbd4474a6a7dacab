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

  /// The names of all types but lists.
  package static var names: [String] { plain.map(\.name) }

  /// How many lists may stand inside one another.
  package static let listsMax = 8

  /// Reads a name; `nil` for an unknown one, and for more than ``listsMax`` lists in one another.
  package init?(name: String) {
    var element = name[...]
    var lists = 0
    while element.hasPrefix("list<"), element.hasSuffix(">") {
      lists += 1
      guard lists <= Self.listsMax else { return nil }
      element = element.dropFirst(5).dropLast()
    }
    guard let plain = Self.plain.first(where: { $0.name == element }) else { return nil }
    self = (0..<lists).reduce(plain) { type, _ in .list(type) }
  }
}
