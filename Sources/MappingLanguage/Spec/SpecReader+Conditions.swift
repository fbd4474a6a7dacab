import Diagnostics
import Records

extension SpecReader {
  /// `{all: [...]}` or `{any: [...]}`.
  mutating func condition(_ place: SpecPlace) -> Condition? {
    let modes = Condition.Mode.allCases
    let present = modes.filter { place.json[$0.rawValue] != nil }
    guard place.json.object != nil, present.count == 1 else {
      report(
        "a condition is one list of tests",
        at: place.pointer,
        hint: "Write {\"all\": [...]} or {\"any\": [...]}; a mix of both needs a variable.",
        found: place.drawing,
        expected: "exactly one of all, any"
      )
      return nil
    }
    let mode = present[0]
    let keys = SpecKeys.conditions.first { $0.head == mode.rawValue }
    guard let keys, let members = members(place, keys)
    else { return nil }
    let tests = list(members[mode.rawValue], min: 1) { reader, item in reader.test(item) }
    return Condition(mode, tests)
  }

  /// Tests that the language has not, whose nearest names say the opposite.
  private static let negations = [
    "not_starts_with": "Use \"not_matches\" with a pattern such as \"^abc\".",
    "not_ends_with": "Use \"not_matches\" with a pattern such as \"abc$\".",
  ]

  private mutating func test(_ place: SpecPlace) -> ConditionTest? {
    if let mode = Condition.Mode.allCases.first(where: { place.json[$0.rawValue] != nil }) {
      let list = "{\"\(mode.rawValue)\": [...]}"
      report(
        "a list of tests stands where a test is needed",
        at: place.pointer,
        hint: "Put it into a variable, {\"test\": \(list)}, and ask whether that \"is_true\".",
        found: place.drawing,
        expected: "of, op and arg or arg_of"
      )
      return nil
    }
    guard
      let members = members(place, .test)
    else { return nil }
    let of = members["of"].flatMap { atom($0) }
    let argument = argument(members)
    let word = word(
      members["op"],
      advice: Self.negations,
      foreign: ConditionTest.Operator.init(foreign:)
    )
    guard let op = word else { return nil }
    checkShape(op, members)
    return ConditionTest(of: of, op, argument)
  }

  private mutating func argument(_ members: SpecMembers) -> ConditionTest.Argument {
    if members["arg"] != nil, members["arg_of"] != nil {
      report(
        "a test has both \"arg\" and \"arg_of\"",
        at: members.pointer,
        hint: "Keep the constant or the atom."
      )
    }
    if let place = members["arg_of"] { return atom(place).map { .atom($0) } ?? .none }
    return constant(members["arg"]).map { .constant($0) } ?? .none
  }

  private mutating func checkShape(_ op: ConditionTest.Operator, _ members: SpecMembers) {
    if op.isAboutRecord != (members["of"] == nil) {
      report(
        op.isAboutRecord
          ? "\"\(op.rawValue)\" asks about the record, not about a value"
          : "\"\(op.rawValue)\" needs to know what it tests",
        at: members.pointer,
        hint: op.isAboutRecord ? "Remove \"of\"." : "Add \"of\" with an atom."
      )
    }
    let hasArgument = members["arg"] != nil || members["arg_of"] != nil
    if op.takesArgument != hasArgument {
      report(
        op.takesArgument
          ? "\"\(op.rawValue)\" needs something to compare with"
          : "\"\(op.rawValue)\" compares with nothing",
        at: members.pointer,
        hint: op.takesArgument
          ? "Add \"arg\" with a constant or \"arg_of\" with an atom." : "Remove the argument."
      )
    }
  }
}

extension ConditionTest.Operator {
  /// `is_new` and `is_existing`, which have no `of`.
  package var isAboutRecord: Bool { self == .isNew || self == .isExisting }

  /// Whether `arg` or `arg_of` belongs to it.
  package var takesArgument: Bool {
    switch self {
    case .isNull, .isNotNull, .isTrue, .isFalse, .isNotTrue, .isNotFalse, .isNew, .isExisting:
      false
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .isNotIn,
      .contains, .notContains, .startsWith, .endsWith, .matches, .notMatches:
      true
    }
  }
}
