import Records

/// What the scoring knows of a field: its words, the words around it, and how it is written.
struct FieldReading: Sendable {
  /// Words of a name or a label, and how much each says.
  struct Bag: Sendable {
    var ids: [Int] = []
    var weights: [Double] = []
    var total = 0.0

    mutating func add(_ id: Int, _ weight: Double) {
      guard weight > 0, !ids.contains(id) else { return }
      ids.append(id)
      weights.append(weight)
      total += weight
    }
  }

  let field: CatalogField
  /// The name's words, with what it stands in; then the label's, where that says anything else.
  var bags: [Bag] = []
  /// The words of the description.
  var description: [Int] = []
  let trigrams: [UInt32]
  /// Whether it is a part of the elements of a list.
  let isInList: Bool
  /// Whether it is about the circumstances of an event: the device, the page, the place.
  let isCircumstance: Bool
  /// Whether it is about a person: what it stands in says so, or the catalog is of persons.
  var isPersonal: Bool
  let kind: FieldKind?
  /// What values of it look like; `nil` where that is open.
  let shape: ValueShape?
  /// The words of which only one can be meant, a bit each.
  var exclusive: UInt64 = 0

  init(_ field: CatalogField, _ path: FieldNamePath, leafWords: [String], parents: [[String]]) {
    self.field = field
    trigrams = Trigrams.sorted(of: path.leaf)
    isInList =
      path.isInList
      || parents.contains { $0.contains(where: Self.elements.contains) }
    isCircumstance = path.parents.first == "context" && !path.parents.contains("traits")
    isPersonal = parents.contains { $0.contains(where: Self.persons.contains) }
    kind = FieldKind(field, leaf: path.leaf, words: leafWords)
    shape = Self.shape(of: field, kind, leafWords)
  }

  private static func shape(
    of field: CatalogField,
    _ kind: FieldKind?,
    _ words: [String]
  ) -> ValueShape? {
    switch field.type {
    case .email: return .email
    case .phone: return .phone
    case .url: return .url
    case .date: return .day
    case .datetime: return .instant
    case .bool: return .flag
    case .int: return .integer
    case .dec: return .decimal
    default: break
    }
    switch kind {
    case .time: return .day
    case .address: return .url
    case .flag: return .flag
    case .count: return .integer
    default: break
    }
    switch words.last {
    case "email": return .email
    case "phone", "mobile", "fax": return .phone
    case "website": return .url
    default: return nil
    }
  }

  private static let elements: Set<String> = ["product", "item", "content", "line"]
  private static let persons: Set<String> = [
    "user", "customer", "person", "contact", "profile", "member", "subscriber",
  ]
}

/// What sort of thing a field holds, as far as its type or its name says so.
enum FieldKind: Hashable, Sendable {
  case time
  case flag
  case identifier
  case address
  case count

  private static let lastWords: Set<String> = [
    "time", "timestamp", "date", "datetime", "at", "on", "datum",
  ]

  init?(_ field: CatalogField, leaf: String, words: [String]) {
    let written = NameTokens.split(leaf)
    let last = written.last ?? ""
    if field.type == .date || field.type == .datetime || Self.lastWords.contains(last)
      || words.contains(where: ["created", "modified", "birthdate"].contains)
    {
      self = .time
    } else if field.type == .bool || ["is", "has", "can"].contains(written.first ?? "") {
      self = .flag
    } else if words.last == "id" {
      self = .identifier
    } else if words.last == "url" {
      self = .address
    } else if written.count > 1,
      ["num", "count"].contains(written.first ?? "") || last == "count",
      !words.contains(where: ["employees", "quantity"].contains)
    {
      self = .count
    } else {
      return nil
    }
  }

  /// How much of a score is left where two fields hold different sorts of things.
  static func factor(_ left: FieldKind?, _ right: FieldKind?) -> Double {
    guard left != right else { return 1 }
    if left == .time || right == .time { return 0.75 }
    if left == .count || right == .count { return 0.85 }
    return left != nil && right != nil ? 0.85 : 1
  }
}

/// A name that may be a path: `$.properties.products[].product_id`.
struct FieldNamePath {
  let leaf: String
  let parents: [String]
  let isInList: Bool

  private static let lists: Set<String> = [
    "items", "products", "contents", "line_items", "lineItems", "product",
  ]

  init(_ name: String) {
    let isList = name.utf8.contains(UInt8(ascii: "["))
    guard name.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }),
      !name.utf8.contains(UInt8(ascii: " "))
    else {
      leaf = name
      parents = []
      isInList = isList
      return
    }
    var parts = name.split { $0 == "." || $0 == "/" || $0 == "[" || $0 == "]" || $0 == "$" }
      .filter { $0 != "*" && !$0.allSatisfy(\.isNumber) }
      .map(String.init)
    leaf = parts.popLast() ?? name
    parents = parts
    isInList = isList || parts.contains { Self.lists.contains($0) }
  }
}
