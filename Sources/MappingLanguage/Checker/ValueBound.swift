import Records

/// A constant that a value must lie above or below.
struct ValueBound {
  let value: JSON
  /// Whether values lie below it.
  let isUpper: Bool
  /// Whether the value may be the constant itself.
  let isIncluded: Bool

  init(_ value: JSON, isUpper: Bool, isIncluded: Bool) {
    self.value = value
    self.isUpper = isUpper
    self.isIncluded = isIncluded
  }

  /// Whether a value lies on the right side; `nil` where the two cannot be compared.
  func admits(_ other: JSON) -> Bool? {
    Self.compare(other, value).map { order in
      order == 0 ? isIncluded : (order < 0) == isUpper
    }
  }

  /// Whether what lies within this one lies within the other too.
  func isWithin(_ other: ValueBound) -> Bool {
    guard isUpper == other.isUpper, let order = Self.compare(value, other.value)
    else { return false }
    return order == 0 ? other.isIncluded || !isIncluded : (order < 0) == isUpper
  }

  /// Whether no value lies within both.
  static func areApart(_ first: ValueBound?, _ second: ValueBound?) -> Bool {
    guard let (lower, upper) = opposite(first, second),
      let order = compare(lower.value, upper.value)
    else { return false }
    return order > 0 || order == 0 && !(lower.isIncluded && upper.isIncluded)
  }

  /// Whether every value lies within one of them.
  static func meet(_ first: ValueBound?, _ second: ValueBound?) -> Bool {
    guard let (lower, upper) = opposite(first, second),
      let order = compare(lower.value, upper.value)
    else { return false }
    return order < 0 || order == 0 && (lower.isIncluded || upper.isIncluded)
  }

  private static func opposite(
    _ first: ValueBound?,
    _ second: ValueBound?
  ) -> (lower: ValueBound, upper: ValueBound)? {
    guard let first, let second, first.isUpper != second.isUpper else { return nil }
    return first.isUpper ? (second, first) : (first, second)
  }

  // MARK: Constants

  /// Whether two constants are one value, in whatever type they are read; `nil` where that depends
  /// on it.
  static func areSame(_ left: JSON, _ right: JSON) -> Bool? {
    if left == right { return true }
    if let order = compare(left, right) { return order == 0 ? nil : false }
    let areAlike =
      left.string != nil && right.string != nil || left.bool != nil && right.bool != nil
    return areAlike ? false : nil
  }

  /// Which of two numbers, days or points in time comes first: -1, 0, 1; `nil` for other constants.
  private static func compare(_ left: JSON, _ right: JSON) -> Int? {
    if let left = left.number.flatMap({ ExactDecimal(parsing: $0) }),
      let right = right.number.flatMap({ ExactDecimal(parsing: $0) })
    {
      return order(left, right)
    }
    guard let left = left.string, let right = right.string else { return nil }
    if CalendarText.isDate(left), CalendarText.isDate(right) { return order(left, right) }
    guard let first = ISO8601.parseInstant(left.utf8Span.span),
      let second = ISO8601.parseInstant(right.utf8Span.span)
    else { return nil }
    let seconds = order(first.seconds, second.seconds)
    return seconds != 0 ? seconds : order(first.nanoseconds, second.nanoseconds)
  }

  private static func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }
}
