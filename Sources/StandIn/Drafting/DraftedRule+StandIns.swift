import Records

/// What stands in for a missing value, and what is done to all values of a rule.
extension DraftedRule {
  /// The rule with what it writes where its own field is missing as stand-ins of that field: they
  /// follow one another, and what is done to the field is done to them.
  var withStandIns: DraftedRule {
    guard let name = sourceName, table == nil else { return self }
    var rule = self
    var standIns: [Expression] = []
    while let last = rule.arms.last, last.condition.asksIfMissing(name), case .field = last.value {
      standIns.insert(last.value, at: 0)
      rule.arms.removeLast()
    }
    let isConstant = if case .literal? = rule.fallbacks.last { true } else { false }
    let place = rule.fallbacks.count - (isConstant ? 1 : 0)
    rule.fallbacks.insert(contentsOf: standIns, at: place)
    return rule
  }

  /// The arms, with what is done to the field done to the fields that some records get instead.
  var changedArms: [(condition: Condition, value: Expression)] {
    let changes = changes.filter { !$0.isArrival }
    guard !changes.isEmpty else { return arms }
    return arms.map { arm in
      guard case .field = arm.value else { return arm }
      return (arm.condition, .changed(arm.value, changes))
    }
  }

  /// Whether some records get a field as it is, where the mapping does more to what others get.
  var skipsSteps: Bool {
    guard case .canonical(let value)? = base else { return false }
    let hasSteps = Canonical.steps(of: value).contains { $0["fn"] != "default" }
    return hasSteps
      && arms.contains { arm in
        if case .field = arm.value { true } else { false }
      }
  }
}

extension Expression {
  /// The first of this and others that is there, with all of this one's changes done to each.
  func orElse(_ others: [Expression]) -> Expression {
    guard !others.isEmpty else { return self }
    switch self {
    case .changed(let inner, let changes): return .changed(inner.orElse(others), changes)
    case .coalesce(let members): return .coalesce(members + others)
    default: return .coalesce([self] + others)
    }
  }
}

extension Condition {
  /// Whether it is just that a field of the source is missing.
  fileprivate func asksIfMissing(_ field: String) -> Bool {
    guard case .test(.field(let reference), let predicate) = self else { return false }
    return predicate.op == .isNull && reference.field?.name == field
  }
}

extension Change {
  /// What it settles about a text: two that settle the same differently cannot both be meant.
  var settles: String? {
    switch self {
    case .step("truncate", _): "length"
    case .step("lower", _), .step("upper", _), .step("title_case", _): "case"
    case .phone: "phone"
    case .country: "country"
    case .writtenAs: "form"
    case .rounded: "digits"
    default: nil
    }
  }
}
