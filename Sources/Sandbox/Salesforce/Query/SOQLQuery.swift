/// The part of SOQL this sandbox reads.
struct SOQLQuery: Sendable {
  enum Comparison: Sendable {
    case equal
    case unequal
    case less
    case atMost
    case greater
    case atLeast
    case isIn
    case notIn
  }

  /// A literal as written: text in quotes, or a bare word.
  enum Literal: Hashable, Sendable {
    case text(String)
    case bare(String)
    case null
  }

  struct Condition: Sendable {
    let field: Name
    let comparison: Comparison
    let values: [Literal]
  }

  struct Order: Sendable {
    let field: Name
    let descending: Bool
    let nullsLast: Bool
  }

  /// A name, and where it stands, for messages.
  struct Name: Sendable {
    let text: String
    let offset: Int
  }

  /// Empty for `COUNT()`.
  var fields: [Name] = []
  var countsOnly = false
  var object = Name(text: "", offset: 0)
  /// All must hold.
  var conditions: [Condition] = []
  var order: [Order] = []
  var limit: Int?
}

/// Why a query is refused: an error code of the platform and its text.
struct SOQLFault: Error, Hashable, Sendable {
  let code: String
  let message: String

  static func malformed(_ message: String) -> SOQLFault {
    SOQLFault(code: "MALFORMED_QUERY", message: message)
  }
}
