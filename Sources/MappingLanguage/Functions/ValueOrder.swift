import Records

/// How values compare: within a type, numbers with numbers, texts byte by byte.
enum ValueOrder {
  /// Whether the left one comes first, both are equal or the right one does: -1, 0, 1; `nil` where
  /// the two cannot be compared.
  static func compare(_ left: Value, _ right: Value, _ arena: borrowing Arena) -> Int? {
    switch left.kind {
    case .text:
      guard right.kind == .text else { return nil }
      return compareTexts(left.range, right.range, arena)
    case .integer, .decimal: return Value.compareNumbers(left, right)
    case .date: return right.kind == .date ? order(left.days, right.days) : nil
    case .instant:
      guard right.kind == .instant else { return nil }
      let seconds = order(left.seconds, right.seconds)
      return seconds != 0 ? seconds : order(left.nanoseconds, right.nanoseconds)
    case .boolean:
      return right.kind == .boolean && left.asBoolean == right.asBoolean ? 0 : nil
    case .null, .list, .record, .number, .json: return nil
    }
  }

  /// Whether both are the same; lists and records member by member.
  static func areEqual(_ left: Value, _ right: Value, _ arena: borrowing Arena) -> Bool {
    switch left.kind {
    case .null: return right.isNull
    case .number, .json: return right.kind == left.kind && arena.isEqualText(left, right)
    case .list, .record:
      guard right.kind == left.kind, left.range.count == right.range.count else { return false }
      for (mine, other) in zip(left.range, right.range)
      where !areEqual(arena.elements[mine], arena.elements[other], arena) {
        return false
      }
      return true
    case .boolean, .integer, .decimal, .text, .date, .instant:
      return compare(left, right, arena) == 0
    }
  }

  private static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }

  private static func compareTexts(
    _ left: Range<Int>,
    _ right: Range<Int>,
    _ arena: borrowing Arena
  ) -> Int {
    let bytes = arena.bytes.span
    for offset in 0..<min(left.count, right.count) {
      let mine = bytes[left.lowerBound + offset]
      let other = bytes[right.lowerBound + offset]
      if mine != other { return mine < other ? -1 : 1 }
    }
    return order(left.count, right.count)
  }
}
