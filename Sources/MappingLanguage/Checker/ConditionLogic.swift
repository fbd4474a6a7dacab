import Records

/// What follows from what among tests of one record; cautious: "no" means "not known".
enum ConditionLogic {
  /// Whether the second holds wherever the first does.
  static func implies(_ first: Condition, _ second: Condition) -> Bool {
    switch (first.isConjunction, second.isConjunction) {
    case (true, true):
      second.tests.allSatisfy { wanted in first.tests.contains { implies($0, wanted) } }
    case (true, false):
      first.tests.contains { known in second.tests.contains { implies(known, $0) } }
    case (false, true):
      first.tests.allSatisfy { known in second.tests.allSatisfy { implies(known, $0) } }
    case (false, false):
      first.tests.allSatisfy { known in second.tests.contains { implies(known, $0) } }
    }
  }

  /// Two tests of a condition that never hold together.
  static func contradiction(in condition: Condition) -> (ConditionTest, ConditionTest)? {
    guard condition.isConjunction else { return nil }
    for (index, first) in condition.tests.enumerated() {
      for second in condition.tests[(index + 1)...] where exclude(first, second) {
        return (first, second)
      }
    }
    return nil
  }

  private static func implies(_ first: ConditionTest, _ second: ConditionTest) -> Bool {
    if first == second { return true }
    guard first.of == second.of, first.of != nil else { return false }
    if second.op == .isNotNull { return first.op.isFalseOnNull }
    if let known = first.listed, let allowed = second.listed {
      return known.allSatisfy(allowed.contains)
    }
    if let known = first.listed, let refused = second.unlisted {
      return !known.contains(where: refused.contains)
    }
    if let left = first.unlisted, let right = second.unlisted {
      return right.allSatisfy(left.contains)
    }
    switch (first.op, second.op) {
    case (.isTrue, .isNotFalse), (.isFalse, .isNotTrue), (.isNull, .isNotTrue),
      (.isNull, .isNotFalse):
      return true
    default: return first.op == .isNull && second.unlisted != nil
    }
  }

  private static func exclude(_ first: ConditionTest, _ second: ConditionTest) -> Bool {
    guard first.of == second.of, first.of != nil else { return false }
    for (one, other) in [(first, second), (second, first)] {
      if one.op == .isNull, other.op.isFalseOnNull { return true }
      if one.op == .isTrue, other.op == .isFalse || other.op == .isNotTrue { return true }
      if one.op == .isFalse, other.op == .isNotFalse { return true }
      if let known = one.listed, let refused = other.unlisted,
        known.allSatisfy(refused.contains)
      {
        return true
      }
    }
    if let left = first.listed, let right = second.listed {
      return !left.contains(where: right.contains)
    }
    return false
  }
}

extension Condition {
  /// One test alone is "all" as well as "any".
  fileprivate var isConjunction: Bool { mode == .all || tests.count == 1 }
}

extension ConditionTest {
  /// The values of which the tested one must be one.
  fileprivate var listed: [JSON]? {
    guard case .constant(let value) = argument else { return nil }
    return op == .equal ? [value] : op == .isIn ? value.array : nil
  }

  /// The values of which the tested one must be none.
  fileprivate var unlisted: [JSON]? {
    guard case .constant(let value) = argument else { return nil }
    return op == .notEqual ? [value] : op == .isNotIn ? value.array : nil
  }
}
