import Records

/// What a negative test takes along: it also holds where something that it compares is null.
struct NullTaking {
  /// The tested value, where it may be null.
  let subject: Atom?
  /// What it is compared with, where that may be null.
  let argument: Atom?

  /// `nil` for every other test, and where nothing may be null that nobody has thought of.
  init?(_ place: Int, of condition: Condition, at pointer: JSONPointer, _ types: InferredTypes) {
    let test = condition.tests[place]
    guard test.op.isNegation else { return nil }
    let facts = NullFacts().assuming(condition)
    func mayBeNull(_ atom: Atom, _ key: String) -> Bool {
      let type = types[pointer.appending(key)]
      let isAsked = condition.tests.contains { $0.of == atom && $0.op == .isNull }
      return type.type != nil && type.nullable && !facts.isPresent(atom.source) && !isAsked
    }
    subject = test.of.flatMap { mayBeNull($0, "of") ? $0 : nil }
    if case .atom(let atom) = test.argument, mayBeNull(atom, "arg_of") {
      argument = atom
    } else {
      argument = nil
    }
    guard subject != nil || argument != nil else { return nil }
  }

  /// Each once.
  var atoms: [Atom] {
    let both = [subject, argument].compactMap { $0 }
    return both.count == 2 && both[0] == both[1] ? [both[0]] : both
  }
}

extension ConditionTest.Operator {
  /// The exact negation of a comparison, which is false wherever there is nothing to compare.
  fileprivate var isNegation: Bool {
    switch self {
    case .notEqual, .isNotIn, .notContains, .notMatches: true
    case .isNull, .isNotNull, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn,
      .contains, .startsWith, .endsWith, .matches, .isTrue, .isFalse, .isNotTrue, .isNotFalse,
      .isNew, .isExisting:
      false
    }
  }
}
