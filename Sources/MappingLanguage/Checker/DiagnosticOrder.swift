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
    let tokens = (diagnostic.location?.pointer ?? "").utf8.split(separator: UInt8(ascii: "/"))
    place = tokens.enumerated().map { depth, token in
      // Escapes do not matter for the order.
      if depth > 0, let index = Int(Substring(token)) { return .index(index) }
      let name = String(Substring(token))
      if depth == 0, let section = Self.sections.firstIndex(of: name) { return .section(section) }
      return .name(name)
    }
  }

  static func < (left: DiagnosticOrder, right: DiagnosticOrder) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.place != right.place { return left.place.lexicographicallyPrecedes(right.place) }
    return (left.code, left.message) < (right.code, right.message)
  }
}
