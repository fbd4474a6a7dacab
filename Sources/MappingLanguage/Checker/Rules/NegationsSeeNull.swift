import Diagnostics
import Records

extension CheckRule {
  static let negationsSeeNull = CheckRule(
    "A negative test is meant to hold where there is no value",
    [.M805]
  ) { context in
    // Of what is certain whatever the values are, that alone is said.
    let certain = Set(context.certain.map(\.node.pointer))
    return context.nodes.conditions.flatMap { node -> [Diagnostic] in
      guard !certain.contains(node.pointer) else { return [] }
      return node.content.tests.indices.compactMap { includesNull($0, node, context) }
        + falseOnNull(node, context)
    }
  }

  private static func includesNull(
    _ place: Int,
    _ node: SpecNodes.Node<Condition>,
    _ context: CheckContext
  ) -> Diagnostic? {
    let condition = node.content
    // It is not meant as a negation: the constant is what is wrong.
    if condition.tests[place].argument == .constant("") { return nil }
    let pointer = node.pointer.appending(condition.mode.rawValue).appending(place)
    guard let taking = NullTaking(place, of: condition, at: pointer, context.types)
    else { return nil }
    let names = taking.atoms.map(\.text).joined(separator: " or ")
    let fix = presenceFix(taking.atoms, place, node, context)
    return context.diagnostic(
      .note,
      .M805,
      "\"\(condition.tests[place].op.rawValue)\" also holds where \(names) is null",
      at: pointer,
      of: node.owner,
      hint: condition.mode == .any && condition.tests.count > 1
        ? "Where it shall not, ask both in a variable with \"test\", and that variable here."
        : "Add a test \"is_not_null\" where it shall not.",
      fixes: [fix].compactMap { $0 }
    )
  }

  /// The condition with a test for each value that it must be there; among several tests of which
  /// one is enough, in a variable.
  private static func presenceFix(
    _ atoms: [Atom],
    _ place: Int,
    _ node: SpecNodes.Node<Condition>,
    _ context: CheckContext
  ) -> Fix? {
    let condition = node.content
    let tests = atoms.map { ConditionTest(of: $0, .isNotNull) }
    let patch: String
    switch condition.mode {
    case .all:
      let list = node.pointer.appending(condition.mode.rawValue).appending("-")
      patch = FixPatch.text(tests.map { JSONPatch.Operation(.add, list, value: $0.json) })
    case .any where condition.tests.count == 1:
      patch = FixPatch.replace(node.pointer, with: Condition(.all, condition.tests + tests).json)
    case .any:
      let asked = Condition(.all, [condition.tests[place]] + tests)
      guard let variable = variable(of: asked, context.spec) else { return nil }
      let test = ConditionTest(of: Atom(.variable(variable.name)), .isTrue)
      let pointer = node.pointer.appending(condition.mode.rawValue).appending(place)
      // A variable is used after its definition only.
      let tokens = node.pointer.tokens
      let before = tokens.first == "variables" ? tokens[1] : "-"
      patch = FixPatch.text([
        JSONPatch.Operation(.replace, pointer, value: test.json),
        FixPatch.addingElement(
          variable.json,
          to: "variables",
          isEmpty: context.spec.variables.isEmpty,
          before: before
        ),
      ])
    }
    let names = atoms.map(\.text).joined(separator: " and ")
    return Fix("ask too that \(names) is not null", grade: .changesMeaning, patch: patch)
  }

  /// A variable that holds where a condition does; `nil` where the condition asks for an element of
  /// a list, which variables do not see.
  private static func variable(
    of condition: Condition,
    _ spec: MappingSpec
  ) -> Variable? {
    let asksItem = condition.tests.contains { test in
      if case .item? = test.of?.source { return true }
      if case .atom(let other) = test.argument, case .item = other.source { return true }
      return false
    }
    guard !asksItem else { return nil }
    let names = Set(spec.variables.map(\.name))
    let name = (1...).lazy.map { "asked_\($0)" }.first { !names.contains($0) }
    return name.map { Variable(name: $0, body: .value(ValueExpression(.test(condition)))) }
  }

  /// `is_false` on a value that may be null, where the words say "not".
  private static func falseOnNull(
    _ node: SpecNodes.Node<Condition>,
    _ context: CheckContext
  )
    -> [Diagnostic]
  {
    let saysNot = node.owner.because.contains { notWords.isMentioned(in: $0.quote) }
    guard saysNot else { return [] }
    return node.content.tests.enumerated().compactMap { index, test in
      let pointer = node.pointer.appending(node.content.mode.rawValue).appending(index)
      guard test.op == .isFalse, let of = test.of,
        context.types[pointer.appending("of")].isNullableKnown
      else { return nil }
      return context.diagnostic(
        .warning,
        .M805,
        "\"is_false\" does not hold where \(of.text) is null, and the sentence says \"not\"",
        at: pointer,
        of: node.owner,
        hint: "Use \"is_not_true\" where no value counts as no.",
        fixes: [
          Fix(
            "use \"is_not_true\"",
            grade: .likely,
            patch: FixPatch.replace(pointer.appending("op"), with: "is_not_true")
          )
        ]
      )
    }
  }

  private static let notWords: WordList = ["not", "no"]
}

extension InferredType {
  /// May be null, as far as its type is known at all.
  fileprivate var isNullableKnown: Bool { type != nil && nullable }
}
