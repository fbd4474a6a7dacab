import Diagnostics
import Records

/// The order of a report: severity, then the place in the spec, then the code.
struct DiagnosticOrder: Comparable {
  private let severity: Severity
  /// Where the first token of the place stands among a spec's members.
  private let section: Int
  private let place: [UInt8]
  private let code: String
  private let message: String

  private static let sections = [
    "mapping", "id", "description", "source", "target", "defaults", "assumptions", "questions",
    "value_maps", "lookups", "variables", "filters", "rules", "not_mapped", "tests",
  ].map { Array($0.utf8) }

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity
    code = diagnostic.code.rawValue
    message = diagnostic.message
    let pointer = Array((diagnostic.location?.pointer ?? "").utf8)
    place = pointer
    let first = pointer.dropFirst().prefix { $0 != Self.slash }
    section = Self.sections.firstIndex { $0.elementsEqual(first) } ?? Self.sections.count
  }

  static func < (left: DiagnosticOrder, right: DiagnosticOrder) -> Bool {
    if left.severity != right.severity { return left.severity < right.severity }
    if left.section != right.section { return left.section < right.section }
    if left.place != right.place { return precedes(left.place, right.place) }
    return (left.code, left.message) < (right.code, right.message)
  }

  private static let slash = UInt8(ascii: "/")

  /// Token by token: a shorter place before what is inside it, indexes as numbers and before names.
  ///
  /// Escapes do not matter for the order.
  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    var start = 0
    var index = 0
    while index < left.count, index < right.count, left[index] == right[index] {
      index += 1
      if left[index - 1] == slash { start = index }
    }
    let (one, other) = (token(left, from: start), token(right, from: start))
    switch (number(one), number(other)) {
    case (let one?, let other?) where one != other: return one < other
    case (_?, nil): return true
    case (nil, _?): return false
    case (_?, _?), (nil, nil): break
    }
    // What ends first, with its place or with a token, comes first.
    guard index < start + one.count, index < start + other.count else {
      return one.count < other.count || (one.count == other.count && left.count < right.count)
    }
    return left[index] < right[index]
  }

  private static func token(_ place: [UInt8], from start: Int) -> ArraySlice<UInt8> {
    place[start...].prefix { $0 != slash }
  }

  private static func number(_ token: ArraySlice<UInt8>) -> Int? {
    guard !token.isEmpty else { return nil }
    var number = 0
    for byte in token {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10, number < 1_000_000_000 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
