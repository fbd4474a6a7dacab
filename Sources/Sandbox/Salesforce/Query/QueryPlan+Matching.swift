extension QueryPlan.Condition {
  /// Text compares without its case; null equals nothing but null.
  func holds(for value: SalesforceValue) -> Bool {
    let folded = value.folded
    switch comparison {
    case .equal: return values.first.map { matches(value, folded, $0) } ?? false
    case .unequal: return values.first.map { !matches(value, folded, $0) } ?? false
    case .isIn: return values.contains { matches(value, folded, $0) }
    case .notIn: return !values.contains { matches(value, folded, $0) }
    case .less, .atMost, .greater, .atLeast:
      guard let folded, let other = values.first ?? nil else { return false }
      let order = Self.compare(value, folded, Self.normalTime(other))
      return switch comparison {
      case .less: order < 0
      case .atMost: order <= 0
      case .greater: order > 0
      case .atLeast: order >= 0
      case .equal, .unequal, .isIn, .notIn: false
      }
    }
  }

  /// Below zero where the left comes first; numbers by size, everything else by its characters.
  static func compare(_ value: SalesforceValue, _ left: String, _ right: String) -> Int {
    if case .number = value, let first = Double(left), let second = Double(right) {
      return first < second ? -1 : first > second ? 1 : 0
    }
    return left < right ? -1 : left > right ? 1 : 0
  }

  private func matches(_ value: SalesforceValue, _ folded: String?, _ wanted: String?) -> Bool {
    guard let folded else { return wanted == nil }
    guard let wanted else { return false }
    if case .number = value { return Self.compare(value, folded, wanted) == 0 }
    return folded == wanted || folded == Self.normalTime(wanted)
  }

  /// A date-time of a query as rows hold it: `2026-01-15T08:00:00Z` as `….000+0000`, lower case.
  private static func normalTime(_ text: String) -> String {
    let lower = text.lowercased()
    guard lower.contains("t"), lower.utf8.count >= 20 else { return lower }
    let zone = ["z", "+00:00", "+0000"].first { lower.hasSuffix($0) }
    guard let zone else { return lower }
    let body = lower.dropLast(zone.utf8.count)
    return body.contains(".") ? body + "+0000" : body + ".000+0000"
  }
}

/// The part of a query a message points at, as the platform draws it.
enum QueryExcerpt {
  /// A line end, the query around the place, a caret under it, and where that is.
  static func text(_ query: String, around offset: Int) -> String {
    let scalars = Array(query.unicodeScalars.map { $0 == "\n" ? " " : $0 })
    let start = max(0, offset - 30)
    let end = min(scalars.count, offset + 40)
    var excerpt = String.UnicodeScalarView()
    if start < end { excerpt.append(contentsOf: scalars[start..<end]) }
    let caret = String(repeating: " ", count: offset - start) + "^"
    return "\n\(String(excerpt))\n\(caret)\nERROR at Row:1:Column:\(offset + 1)\n"
  }
}
