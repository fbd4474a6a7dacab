extension SpecKeys {
  /// The objects that an atom can be; the first key of each says which.
  static let atoms: [SpecKeys] = [
    reading("field", "A field of the source, by its name in the catalog."),
    atom(SpecKey("const", .constant, "A text, number, true, false or null, or a list of them.")),
    atom(SpecKey("var", .name, "A variable.")), atom(SpecKey("lookup", .name, "A look-up.")),
    atom(SpecKey("run", .word(Atom.RunValue.self), "What is known of the run.")),
    reading("current", "A field of the target: what the destination holds now."),
    reading("item", "A field of the element, in a variable with each."),
  ]

  /// The objects that put atoms together; the first key of each says which.
  static let combinators: [SpecKeys] = [
    combinator([
      SpecKey("coalesce", .list(of: .atom, min: 2), "The first of them that has a value.")
    ]),
    combinator(
      [
        SpecKey("concat", .list(of: .atom, min: 2), "Their texts, one after the other."),
        nulls,
      ],
      optional: [SpecKey("separator", .text, "Between the texts; nothing if left out.")]
    ),
    combinator([
      SpecKey(
        "case",
        .list(.arm, min: 1, within: SpecLimits.arms),
        "The first whose condition holds."
      ), SpecKey("else", .one(.atom), "Where no arm holds."),
    ]),
    combinator([
      SpecKey("calc", .word(ValueExpression.Calculation.self), "What is calculated."),
      SpecKey("of", .list(of: .atom, min: 2), "What it is calculated of."), nulls,
    ]),
    combinator([
      SpecKey("list", .list(of: .atom, min: 1), "A list of all they have.")
    ]),
    combinator([
      SpecKey("test", .one(.condition), "Whether it holds: true or false, never null.")
    ]),
  ]

  static let atomHeads = atoms.map(\.head)
  static let combinatorHeads = combinators.map(\.head)

  private static let then = SpecKey(
    "then",
    .list(.step, min: 0, within: SpecLimits.steps),
    "Steps, one after the other; none if left out."
  )
  private static let nulls = SpecKey(
    "nulls",
    .word(ValueExpression.Nulls.self),
    "Whether members without a value are passed over, or leave no value at all."
  )

  private static func atom(_ head: SpecKey) -> SpecKeys {
    SpecKeys("an atom", [head], optional: [then])
  }

  private static func reading(_ head: String, _ meaning: String) -> SpecKeys {
    let asText = SpecKey("as", .word(["text"]), "The spelling as it was sent, whatever the type.")
    return SpecKeys("an atom", [SpecKey(head, .name, meaning)], optional: [asText, then])
  }

  private static func combinator(
    _ required: [SpecKey],
    optional: [SpecKey] = []
  ) -> SpecKeys {
    SpecKeys("a value", required, optional: optional + [then])
  }

  static let arm = SpecKeys(
    "a case arm",
    [
      SpecKey("when", .one(.condition), "Where it holds, the value counts."),
      SpecKey("value", .one(.atom), "The value."),
    ]
  )

  /// A step without the parameters of its function.
  static let step = SpecKeys(
    "a step",
    [SpecKey("fn", .word(FunctionCatalog.names), "The function.")],
    optional: [
      SpecKey("each", .flag, "Whether it is done to every element of a list; false if left out."),
      SpecKey(
        "on_error",
        .word(Step.ErrorPolicy.self),
        "With null an error of this step is no value; with error, or left out, the rule decides."
      ),
    ]
  )

  /// A parameter that comes from the record.
  static let parameter = SpecKeys(
    "a parameter",
    [SpecKey("var", .name, "A variable whose values are all known beforehand.")]
  )

  /// The two conditions; the one key of each says which.
  static let conditions = Condition.Mode.allCases.map { mode in
    let meaning =
      switch mode {
      case .all: "Tests that must all hold."
      case .any: "Tests of which one must hold."
      }
    return SpecKeys(
      "a condition",
      [SpecKey(mode.rawValue, .list(of: .test, min: 1), meaning)]
    )
  }

  static let test = SpecKeys(
    "a test",
    [SpecKey("op", .word(ConditionTest.Operator.self), "How it is compared.")],
    optional: [
      SpecKey("of", .one(.atom), "What is tested; left out with is_new and is_existing alone."),
      SpecKey("arg", .constant, "A constant to compare with, or a list of them."),
      SpecKey("arg_of", .one(.atom), "An atom to compare with."),
    ]
  )
}
