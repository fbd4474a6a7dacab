/// One condition of a search, ready to be asked of a record.
///
/// A record without a value meets no condition but that it has none, as the platform has it.
struct HubSpotFilter: Sendable {
  enum Comparison: String, CaseIterable, Sendable {
    case equal = "EQ"
    case unequal = "NEQ"
    case less = "LT"
    case atMost = "LTE"
    case greater = "GT"
    case atLeast = "GTE"
    case between = "BETWEEN"
    case isIn = "IN"
    case notIn = "NOT_IN"
    case present = "HAS_PROPERTY"
    case absent = "NOT_HAS_PROPERTY"
    case token = "CONTAINS_TOKEN"
    case noToken = "NOT_CONTAINS_TOKEN"
  }

  /// What is compared: numbers and times by size, everything else as text.
  enum Operands: Sendable {
    case none
    case numbers([Double])
    case texts([String])
    case tokens(TokenPattern)
  }

  /// Where the value comes from; all but the last without making the record.
  enum Origin: Int, Comparable, Sendable {
    case id
    case created
    case modified
    case record

    static func < (left: Origin, right: Origin) -> Bool { left.rawValue < right.rawValue }
  }

  let property: HubSpotProperty
  let origin: Origin
  let comparison: Comparison
  let operands: Operands

  /// Whether a record with that value meets the condition.
  func holds(_ value: String?) -> Bool {
    guard let value, !value.isEmpty else { return comparison == .absent }
    switch operands {
    case .none: return comparison == .present
    case .numbers: return property.size(of: value).map { holds($0) } ?? false
    case .tokens(let pattern): return pattern.matches(value) == (comparison == .token)
    case .texts(let texts):
      // The values of a list are compared as they stand; those of options keep their case.
      let own = property.isCaseSensitive ? value : value.lowercased()
      return holds(own, texts)
    }
  }

  /// Whether a record with that number meets the condition.
  func holds(_ number: Double) -> Bool {
    switch operands {
    case .numbers(let numbers): holds(number, numbers)
    case .none: comparison == .present
    case .texts, .tokens: holds(String(Int64(number)))
    }
  }

  private func holds<Value: Comparable>(_ value: Value, _ operands: [Value]) -> Bool {
    guard let first = operands.first else { return comparison == .notIn }
    switch comparison {
    case .equal: return value == first
    case .unequal: return value != first
    case .less: return value < first
    case .atMost: return value <= first
    case .greater: return value > first
    case .atLeast: return value >= first
    case .between: return value >= first && value <= operands[operands.count - 1]
    case .isIn: return operands.contains(value)
    case .notIn: return !operands.contains(value)
    case .present, .absent, .token, .noToken: return false
    }
  }
}

extension HubSpotProperty {
  var isTime: Bool { type == "date" || type == "datetime" }
  var isSized: Bool { type == "number" || isTime }
  var isCaseSensitive: Bool { type == "enumeration" || type == "bool" }

  /// A value as comparisons see it: a number, or the milliseconds of a time.
  func size(of text: String) -> Double? {
    isTime ? HubSpotTime.milliseconds(text).map { Double($0) } : Double(text)
  }
}
