package import Records

/// A two-valued question about a record: all or any of some tests.
package struct Condition: Hashable, Sendable {
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    case all
    case any
  }

  package var mode: Mode
  package var tests: [ConditionTest]

  package init(_ mode: Mode, _ tests: [ConditionTest]) {
    self.mode = mode
    self.tests = tests
  }
}

/// One comparison.
///
/// Any comparison with null is false; the negated operators are exact negations.
package struct ConditionTest: Hashable, Sendable {
  package enum Operator: String, CaseIterable, Hashable, Sendable {
    case isNull = "is_null"
    case isNotNull = "is_not_null"
    case equal = "eq"
    case notEqual = "ne"
    case less = "lt"
    case lessOrEqual = "le"
    case greater = "gt"
    case greaterOrEqual = "ge"
    case isIn = "in"
    case isNotIn = "not_in"
    case contains
    case notContains = "not_contains"
    case startsWith = "starts_with"
    case endsWith = "ends_with"
    case matches
    case notMatches = "not_matches"
    case isTrue = "is_true"
    case isFalse = "is_false"
    case isNotTrue = "is_not_true"
    case isNotFalse = "is_not_false"
    /// On the record, without `of`.
    case isNew = "is_new"
    /// On the record, without `of`.
    case isExisting = "is_existing"
  }

  package enum Argument: Hashable, Sendable {
    case none
    /// A scalar or a list of scalars.
    case constant(JSON)
    case atom(Atom)
  }

  /// `nil` only for `is_new` and `is_existing`.
  package var of: Atom?
  package var op: Operator
  package var argument: Argument

  package init(of: Atom?, _ op: Operator, _ argument: Argument = .none) {
    self.of = of
    self.op = op
    self.argument = argument
  }
}
