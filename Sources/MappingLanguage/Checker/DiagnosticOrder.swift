import Diagnostics
import Records

/// The order of a report: severity, then the place in the spec, then the code.
struct DiagnosticOrder: Comparable {
  private let severity: Severity
  private let place: [Token]
  private let code: String
  private let message: String

  private enum Token: Comparable {
    case section(Int)
    case index(Int)
    case name(String)
  }

  private static let sections = [
    "mapping", "id", "description", "source", "target", "defaults", "assumptions", "questions",
    "value_maps", "lookups", "variables", "filters", "rules", "not_mapped", "tests",
  ]

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity
    code = diagnostic.code.rawValue
    message = diagnostic.message
    let pointer = diagnostic.location?.pointer ?? ""
    var place: [Token] = []
    place.reserveCapacity(8)
    for token in pointer.utf8.split(separator: UInt8(ascii: "/")) {
      // Escapes do not matter for the order.
      if !place.isEmpty, let index = Self.index(token) {
        place.append(.index(index))
        continue
      }
      let name = String(Substring(token))
      let section = place.isEmpty ? Self.sections.firstIndex(of: name) : nil
      place.append(section.map(Token.section) ?? .name(name))
    }
    self.place = place
  }

  /// Digits as a number; most tokens of a pointer begin with a letter.
  private static func index(_ token: Substring.UTF8View) -> Int? {
    guard let first = token.first, first &- UInt8(ascii: "0") < 10 else { return nil }
    return Int(Substring(token))
  }

  static func < (left: DiagnosticOrder, right: DiagnosticOrder) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.place != right.place { return left.place.lexicographicallyPrecedes(right.place) }
    return (left.code, left.message) < (right.code, right.message)
  }
}
