import Records

/// A value that a sentence describes.
indirect enum Expression: Hashable {
  case field(FieldReference)
  case literal(Literal)
  case nothing
  /// The day of the run.
  case today
  case changed(Expression, [Change])
  case coalesce([Expression])
  case join([Expression], separator: String)
  case calculation(String, [Expression])
  case choice(Condition, Expression, otherwise: Expression?)

  /// Every field that it reads.
  var references: [FieldReference] {
    switch self {
    case .field(let field): [field]
    case .literal, .nothing, .today: []
    case .changed(let inner, _): inner.references
    case .coalesce(let members), .join(let members, _), .calculation(_, let members):
      members.flatMap(\.references)
    case .choice(let condition, let value, let otherwise):
      condition.references + value.references + (otherwise?.references ?? [])
    }
  }
}

/// What is done to a value.
enum Change: Hashable {
  /// One function with its arguments.
  case step(String, [Argument])
  /// As a day; `nil`: however it comes.
  case date
  /// Read by these patterns.
  case comesAs([String])
  /// Written by this pattern.
  case writtenAs(String)
  case wholeNumber
  case number(groups: String?)
  /// How numbers come: with these marks before the cents and between thousands.
  case numbersAs(decimal: String, group: String)
  case rounded(Int)
  case boolean
  case phone(region: String?)
  case country(String)
  case epoch(String)
  case epochIs(String)
  case label
  case inZone(String)
  case leaveOutErrors

  /// Whether it says how a value comes, not what is done to it.
  var isArrival: Bool {
    switch self {
    case .comesAs, .epochIs, .numbersAs: true
    default: false
    }
  }

  struct Argument: Hashable {
    var name: String
    var value: JSON

    init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

/// A question about a record.
indirect enum Condition: Hashable {
  case test(Subject, Predicate)
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// Whether the target has the record already.
  case isNew(Bool)
  /// Whether the source changed after the target.
  case isNewer
  /// Whether a record is what some words call it, which no catalog has: `students`.
  case called(String)

  enum Subject: Hashable {
    case field(FieldReference)
    /// What the target holds now.
    case current(FieldReference)
    case changed(FieldReference, [Change])
  }

  var references: [FieldReference] {
    switch self {
    case .test(.field(let field), _), .test(.current(let field), _),
      .test(.changed(let field, _), _):
      [field]
    case .all(let members), .any(let members): members.flatMap(\.references)
    case .not(let inner): inner.references
    case .isNew, .isNewer, .called: []
    }
  }
}

/// What is asked about a value.
struct Predicate: Hashable {
  enum Operator: String, Hashable {
    case isNull = "is_null"
    case isNotNull = "is_not_null"
    case equal = "eq"
    case notEqual = "ne"
    case contains
    case notContains = "not_contains"
    case startsWith = "starts_with"
    case endsWith = "ends_with"
    case isTrue = "is_true"
    case isNotTrue = "is_not_true"
    case less = "lt"
    case lessOrEqual = "le"
    case greater = "gt"
    case greaterOrEqual = "ge"
    case between
    /// Days before the run: further back than.
    case olderThan
    case withinLast
    case sameAs
  }

  var op: Operator
  var literals: [Literal] = []
  var days = 0
  var other: FieldReference?
}
