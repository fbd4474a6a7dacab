import Records

/// What follows from what among tests of one record; cautious: "no" means "not known".
struct ConditionLogic {
  /// What is a text wherever it is tested: `contains` on it looks for a piece, not for a member.
  private let texts: Set<Atom>

  init(_ nodes: SpecNodes) {
    var texts: Set<Atom> = []
    var others: Set<Atom> = []
    for node in nodes.tests where node.content.op.looksInside {
      guard let of = node.content.of else { continue }
      if node.type.type?.isTextual == true { texts.insert(of) } else { others.insert(of) }
    }
    self.texts = texts.subtracting(others)
  }

  /// Whether the second holds wherever the first does.
  func implies(_ first: Condition, _ second: Condition) -> Bool {
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
  func contradiction(in condition: Condition) -> (ConditionTest, ConditionTest)? {
    condition.isConjunction ? pair(of: condition.tests, where: exclude) : nil
  }

  /// Two tests of a condition of which always one holds, at least where there is a value.
  func exhaustion(in condition: Condition) -> (ConditionTest, ConditionTest)? {
    condition.mode == .any ? pair(of: condition.tests, where: exhaust) : nil
  }

  private func pair(
    of tests: [ConditionTest],
    where holds: (ConditionTest, ConditionTest) -> Bool
  ) -> (ConditionTest, ConditionTest)? {
    for (index, first) in tests.enumerated() {
      for second in tests[(index + 1)...] where holds(first, second) { return (first, second) }
    }
    return nil
  }

  // MARK: Two tests

  private func implies(_ first: ConditionTest, _ second: ConditionTest) -> Bool {
    if first == second || follows(second, from: first) { return true }
    guard let refused = second.negation, let denied = first.negation else { return false }
    return follows(denied, from: refused)
  }

  private func exclude(_ first: ConditionTest, _ second: ConditionTest) -> Bool {
    if let other = second.negation, implies(first, other) { return true }
    if let other = first.negation, implies(second, other) { return true }
    return first.of == second.of && ValueBound.areApart(first.bound, second.bound)
  }

  private func exhaust(_ first: ConditionTest, _ second: ConditionTest) -> Bool {
    if let other = first.negation, implies(other, second) { return true }
    if let other = second.negation, implies(other, first) { return true }
    return first.of == second.of && ValueBound.meet(first.bound, second.bound)
  }

  private func follows(_ second: ConditionTest, from first: ConditionTest) -> Bool {
    guard first.of == second.of, first.of != nil else { return false }
    if second.op == .isNotNull { return first.op.isFalseOnNull }
    if let known = first.listed { return known.allSatisfy { holds(second, $0) == true } }
    if let refused = second.unlisted { return refused.allSatisfy { holds(first, $0) == false } }
    if first.op == .isTrue { return second.op == .isNotFalse }
    if let known = first.bound, let wanted = second.bound { return known.isWithin(wanted) }
    guard let known = pieces(of: first), let wanted = pieces(of: second) else { return false }
    return known.allSatisfy { piece in
      wanted.contains { second.op.finds($0, where: first.op, finds: piece) }
    }
  }

  /// Whether a test holds for a value; `nil` where that is not known.
  private func holds(_ test: ConditionTest, _ value: JSON) -> Bool? {
    if let listed = test.listed { return isAmong(value, listed) }
    if let unlisted = test.unlisted { return isAmong(value, unlisted).map { !$0 } }
    if let bound = test.bound { return bound.admits(value) }
    switch test.op {
    case .isNull: return false
    case .isNotNull: return true
    case .notContains: return test.negation.flatMap { holds($0, value) }.map { !$0 }
    default:
      guard let wanted = pieces(of: test), let text = value.string else { return nil }
      return wanted.contains { test.op.finds($0, where: .equal, finds: Array(text.utf8)) }
    }
  }

  private func isAmong(_ value: JSON, _ list: [JSON]) -> Bool? {
    let same = list.map { ValueBound.areSame(value, $0) }
    return same.contains(true) ? true : same.contains(nil) ? nil : false
  }

  /// What a test of texts looks for, any of them.
  private func pieces(of test: ConditionTest) -> [[UInt8]]? {
    guard test.op.looksInside, let of = test.of, texts.contains(of),
      case .constant(let argument) = test.argument
    else { return nil }
    let pieces = (argument.array ?? [argument]).map(\.string)
    return pieces.contains(nil) ? nil : pieces.compactMap { $0.map { Array($0.utf8) } }
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

  /// What the tested one must lie above or below.
  fileprivate var bound: ValueBound? {
    guard case .constant(let value) = argument else { return nil }
    return switch op {
    case .less: ValueBound(value, isUpper: true, isIncluded: false)
    case .lessOrEqual: ValueBound(value, isUpper: true, isIncluded: true)
    case .greater: ValueBound(value, isUpper: false, isIncluded: false)
    case .greaterOrEqual: ValueBound(value, isUpper: false, isIncluded: true)
    default: nil
    }
  }

  /// What holds exactly where this does not; `nil` where no operator says it, as of an order.
  fileprivate var negation: ConditionTest? {
    op.negation.map { ConditionTest(of: of, $0, argument) }
  }
}

extension ConditionTest.Operator {
  fileprivate var negation: Self? {
    switch self {
    case .isNull: .isNotNull
    case .isNotNull: .isNull
    case .equal: .notEqual
    case .notEqual: .equal
    case .isIn: .isNotIn
    case .isNotIn: .isIn
    case .contains: .notContains
    case .notContains: .contains
    case .matches: .notMatches
    case .notMatches: .matches
    case .isTrue: .isNotTrue
    case .isNotTrue: .isTrue
    case .isFalse: .isNotFalse
    case .isNotFalse: .isFalse
    case .isNew: .isExisting
    case .isExisting: .isNew
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith, .endsWith: nil
    }
  }

  /// Whether it looks for a piece of a text.
  fileprivate var looksInside: Bool {
    self == .contains || self == .notContains || self == .startsWith || self == .endsWith
  }

  /// Whether it finds a piece in every text of which another says that it has the other piece.
  fileprivate func finds(_ piece: [UInt8], where other: Self, finds known: [UInt8]) -> Bool {
    switch (self, other) {
    case (.startsWith, .equal), (.startsWith, .startsWith): known.starts(with: piece)
    case (.endsWith, .equal), (.endsWith, .endsWith):
      known.reversed().starts(with: piece.reversed())
    case (.contains, .equal), (.contains, .contains), (.contains, .startsWith),
      (.contains, .endsWith):
      known.firstRange(of: piece) != nil
    default: false
    }
  }
}
