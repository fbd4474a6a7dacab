import Records

/// That a test holds for every record, or for none, and why.
struct TestVerdict {
  let holds: Bool
  let reason: String

  private init(_ holds: Bool, _ reason: String) {
    self.holds = holds
    self.reason = reason
  }

  /// `nil` where it may hold and may not.
  ///
  /// `type`: of what is tested.
  init?(_ test: ConditionTest, _ type: InferredType, _ context: CheckContext) {
    guard let verdict = Self.of(test, type, context) else { return nil }
    self = verdict
  }

  private static func of(
    _ test: ConditionTest,
    _ type: InferredType,
    _ context: CheckContext
  ) -> TestVerdict? {
    guard let of = test.of else { return newness(test.op, context.spec.target.operation) }
    guard !type.isUnknown else { return nil }
    let isNever = type.kind == .null
    switch test.op {
    case .isNull where isNever: return .init(true, "\(of.text) is always null")
    case .isNull where !type.nullable: return .init(false, "\(of.text) is never null")
    case .isNotNull where isNever: return .init(false, "\(of.text) is always null")
    case .isNotNull where !type.nullable: return .init(true, "\(of.text) is never null")
    case .equal, .isIn: return among(test, type, of, context)
    case .notEqual, .isNotIn:
      return among(test, type, of, context).map { .init(!$0.holds, $0.reason) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(test, type, context)
    case .isNull, .isNotNull, .contains,
      .notContains, .startsWith, .endsWith, .matches, .notMatches, .isTrue, .isFalse, .isNotTrue,
      .isNotFalse, .isNew, .isExisting:
      return nil
    }
  }

  private static func newness(
    _ op: ConditionTest.Operator,
    _ operation: TargetEnd.Operation
  ) -> TestVerdict? {
    switch (op, operation) {
    case (.isNew, .insert), (.isExisting, .update): .init(true, "the operation is \(operation)")
    case (.isNew, .update), (.isExisting, .insert): .init(false, "the operation is \(operation)")
    default: nil
    }
  }

  /// Whether no value lies on the other side of the constant.
  private static func order(
    _ test: ConditionTest,
    _ type: InferredType,
    _ context: CheckContext
  ) -> TestVerdict? {
    guard !type.nullable, case .constant(let constant) = test.argument else { return nil }
    let opposite: PossibleValues.Relation =
      switch test.op {
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      default: .less
      }
    return PossibleValues(of: type, context).misfit(of: constant, as: opposite)
      .map { .init(true, $0.reason) }
  }

  /// Whether all or none of the values the tested one can have are listed.
  private static func among(
    _ test: ConditionTest,
    _ type: InferredType,
    _ of: Atom,
    _ context: CheckContext
  ) -> TestVerdict? {
    guard case .constant(let argument) = test.argument,
      let values = PossibleValues(of: type, context).closed,
      !values.isEmpty, type.type?.element == nil
    else { return nil }
    let listed = Set((argument.array ?? [argument]).map { $0.string ?? $0.text() })
    let hits = values.count { listed.contains($0.text) }
    if hits == 0 {
      // A value that a field itself cannot have is reported as the constant's mistake.
      return of.then.isEmpty ? nil : .init(false, "\(of.text) has none of these values")
    }
    return hits == values.count && !type.nullable
      ? .init(true, "\(of.text) has no other value") : nil
  }
}

extension CheckContext {
  /// Whether a condition holds for no record, by what its tests say each for itself.
  ///
  /// `place`: where the condition stands.
  func neverHolds(_ condition: Condition, at place: JSONPointer) -> Bool {
    let list = place.appending(condition.mode.rawValue)
    let places = Set(condition.tests.indices.map { list.appending($0) })
    let never = nodes.tests.count { node in
      places.contains(node.pointer)
        && TestVerdict(node.content, node.type, self)?.holds == false
    }
    return condition.mode == .all ? never > 0 : never == places.count
  }
}
