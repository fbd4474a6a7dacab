import Records

/// A catalog of as many fields as wanted, with names and labels such as platforms have.
struct LargeCatalog {
  enum Style {
    case snake
    case camel
  }

  let catalog: Catalog

  private static let subjects = [
    "contact", "company", "billing", "shipping", "first", "last", "primary", "mobile", "email",
    "lead", "owner", "campaign", "original", "latest", "annual", "total", "product", "order",
    "web", "account",
  ]

  private static let things = [
    "name", "city", "country", "postal code", "phone number", "source", "status", "created date",
    "revenue", "type", "street address", "score", "page views", "time zone", "language",
    "industry", "description", "number of employees", "stage", "modified time",
  ]

  private static let types: [FieldType] = [.text, .text, .option, .datetime, .dec, .text, .bool]

  init(fields count: Int, style: Style) {
    var fields: [CatalogField] = []
    for number in 0..<count {
      let subject = Self.subjects[number % Self.subjects.count]
      let round = number / Self.subjects.count
      let thing = Self.things[(number + 7 * round) % Self.things.count]
      let words = [subject] + thing.split(separator: " ").map(String.init)
      let turn = round < Self.things.count ? [] : ["\(round)"]
      let all = words + turn
      let name: String
      switch style {
      case .snake: name = all.joined(separator: "_")
      case .camel:
        name = all.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + "__c"
      }
      let label = all.joined(separator: " ")
      fields.append(
        CatalogField(name, label: label, type: Self.types[number % Self.types.count])
      )
    }
    catalog = Catalog(
      system: style == .snake ? "hubspot" : "salesforce",
      object: "records",
      label: "Records",
      fields: fields
    )
  }
}
