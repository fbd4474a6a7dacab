import Records

/// What is written for a missing value, and what is done to all values of a rule.
extension DraftedRule {
  /// The rule with what it writes where its own field is missing, or what stands in for that, as
  /// fallbacks that follow one another.
  var withFallbacks: DraftedRule {
    guard table == nil, !ownFields.isEmpty,
      let first = arms.indices.first(where: { areFallbacks(arms[$0...]) })
    else { return self }
    var rule = self
    let added = rule.arms[first...].map(\.value)
    rule.arms.removeSubrange(first...)
    let isConstant = if case .literal? = rule.fallbacks.last { true } else { false }
    let place = rule.fallbacks.count - (isConstant ? 1 : 0)
    rule.fallbacks.insert(contentsOf: added, at: place)
    return rule
  }

  /// Whether each arm is a field for records that have nothing in an earlier one.
  private func areFallbacks(_ arms: ArraySlice<(condition: Condition, value: Expression)>) -> Bool {
    var known = ownFields
    for arm in arms {
      guard case .field(let reference) = arm.value, let name = reference.field?.name,
        known.contains(where: arm.condition.asksIfMissing)
      else { return false }
      known.insert(name)
    }
    return true
  }

  /// The field that it copies, and those that stand in for it.
  private var ownFields: Set<String> {
    guard let name = sourceName else { return [] }
    var fields = Set([name])
    if case .canonical(let value)? = base {
      fields.formUnion((value["coalesce"]?.array ?? []).compactMap { $0["field"]?.string })
    }
    let said = if case .expression(let value)? = base { [value] + fallbacks } else { fallbacks }
    fields.formUnion(said.flatMap(\.references).compactMap { $0.field?.name })
    return fields
  }

  /// The arms, with what is done to the field done to the fields that some records get instead.
  var changedArms: [(condition: Condition, value: Expression)] {
    let changes = changes.filter { $0.isForm && !$0.isArrival }
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
  /// The first of this and others that is there; what gives this one its form, and does not take a
  /// part of it, is done to each.
  func orElse(_ others: [Expression]) -> Expression {
    guard !others.isEmpty else { return self }
    switch self {
    case .changed(let inner, let changes) where changes.allSatisfy(\.isForm):
      return .changed(inner.orElse(others), changes)
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
  /// Functions that give a value its form, and fit any value that may stand there.
  static let forms: Set<String> = [
    "truncate", "lower", "upper", "title_case", "trim", "collapse_whitespace", "normalize",
    "normalize_phone", "normalize_email", "normalize_url", "to_country",
  ]

  /// Whether it gives a value its form; what takes a part of it is only meant for that value.
  var isForm: Bool {
    switch self {
    case .step(let name, _): Self.forms.contains(name)
    case .label, .epoch, .epochIs, .leaveOutErrors: false
    default: true
    }
  }

  /// What a function settles, as `settles`.
  static let settling = [
    "truncate": "length", "lower": "case", "upper": "case", "title_case": "case",
    "normalize_phone": "phone", "to_country": "country",
  ]

  /// What it settles about a text: two that settle the same differently cannot both be meant.
  var settles: String? {
    switch self {
    case .step(let name, _): Self.settling[name]
    case .phone: "phone"
    case .country: "country"
    case .writtenAs: "form"
    case .rounded: "digits"
    default: nil
    }
  }
}
