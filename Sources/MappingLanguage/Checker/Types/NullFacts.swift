/// What is known not to be null at some place of a spec, because a condition held before.
struct NullFacts {
  private var present: Set<Atom.Source> = []

  func isPresent(_ source: Atom.Source) -> Bool { present.contains(source) }

  /// What holds where the condition is true.
  func assuming(_ condition: Condition) -> NullFacts {
    var facts = self
    guard condition.mode == .all || condition.tests.count == 1 else { return facts }
    for test in condition.tests where test.op.isFalseOnNull { facts.add(test) }
    return facts
  }

  /// What holds where the condition is false.
  func assumingNot(_ condition: Condition) -> NullFacts {
    var facts = self
    guard condition.mode == .any || condition.tests.count == 1 else { return facts }
    for test in condition.tests where test.op.isTrueOnNull { facts.add(test) }
    return facts
  }

  /// Steps are strict, so what they give is null where the source is: all but `default`.
  private mutating func add(_ test: ConditionTest) {
    guard let of = test.of, !of.then.contains(where: { $0.function == "default" }) else { return }
    present.insert(of.source)
  }
}

extension ConditionTest.Operator {
  /// A test that holds shows that there is a value.
  var isFalseOnNull: Bool {
    switch self {
    case .isNotNull, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .contains,
      .startsWith, .endsWith, .matches, .isTrue, .isFalse:
      true
    case .isNull, .notEqual, .isNotIn, .notContains, .notMatches, .isNotTrue, .isNotFalse, .isNew,
      .isExisting:
      false
    }
  }

  /// A test that fails shows that there is a value.
  var isTrueOnNull: Bool {
    switch self {
    case .isNull, .notEqual, .isNotIn, .notContains, .notMatches, .isNotTrue, .isNotFalse: true
    case .isNotNull, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .contains,
      .startsWith, .endsWith, .matches, .isTrue, .isFalse, .isNew, .isExisting:
      false
    }
  }
}
