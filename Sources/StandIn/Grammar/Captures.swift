/// What the captures of a pattern stand for.
struct Captures {
  private(set) var values: [String: Meaning] = [:]

  func adding(_ name: String, _ meaning: Meaning) -> Captures {
    var copy = self
    copy.values[name] = meaning
    return copy
  }

  func field(_ name: String) -> FieldReference? {
    if case .field(let field)? = values[name] { field } else { nil }
  }

  func fields(_ name: String) -> [FieldReference] {
    switch values[name] {
    case .fields(let fields, _): fields
    case .field(let field): [field]
    default: []
    }
  }

  /// How the members of a list are joined.
  func joint(_ name: String) -> Joint? {
    guard case .fields(_, let joint)? = values[name] else { return nil }
    return joint == .commas ? .and : joint
  }

  /// Whether a word such as "and" joins the members of a list.
  func hasJointWord(_ name: String) -> Bool {
    if case .fields(_, let joint)? = values[name] { joint != .commas } else { false }
  }

  func expression(_ name: String) -> Expression? {
    if case .expression(let expression)? = values[name] { expression } else { nil }
  }

  func condition(_ name: String) -> Condition? {
    if case .condition(let condition)? = values[name] { condition } else { nil }
  }

  func predicate(_ name: String) -> Predicate? {
    if case .predicate(let predicate)? = values[name] { predicate } else { nil }
  }

  func literal(_ name: String) -> Literal? {
    if case .literals(let literals)? = values[name] { literals.first } else { nil }
  }

  func literals(_ name: String) -> [Literal] {
    if case .literals(let literals)? = values[name] { literals } else { [] }
  }

  func number(_ name: String) -> Int? {
    if case .number(let number)? = values[name] { number } else { nil }
  }

  func changes(_ name: String) -> [Change] {
    if case .changes(let changes)? = values[name] { changes } else { [] }
  }

  func clause(_ name: String) -> Clause? {
    if case .clause(let clause)? = values[name] { clause } else { nil }
  }

  func table(_ name: String) -> ValueTable? {
    if case .table(let table)? = values[name] { table } else { nil }
  }

  func text(_ name: String) -> String? {
    if case .text(let text)? = values[name] { text } else { nil }
  }

  /// What a noun phrase says about records; `nil` where the capture is missing.
  func records(_ name: String) -> RecordPhrase? {
    if case .records(let phrase)? = values[name] { phrase } else { nil }
  }
}

/// What a capture read.
enum Meaning {
  case field(FieldReference)
  case fields([FieldReference], Joint)
  case expression(Expression)
  case condition(Condition)
  case predicate(Predicate)
  case literals([Literal])
  case number(Int)
  case changes([Change])
  case records(RecordPhrase)
  case clause(Clause)
  case table(ValueTable)
  case text(String)
}

/// How the members of a list are joined.
enum Joint: Hashable {
  case and
  /// By commas alone: all of them.
  case commas
  case or
}
