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
    let pointer = node.pointer.appending(condition.mode.rawValue).appending(place)
    // It is not meant as a negation of that constant, which is what is wrong.
    if case .constant(let constant) = condition.tests[place].argument {
      let isBoolean = context.types[pointer.appending("of")].type == .bool
      if isBoolean || BlankComparison.hasBlank(constant) { return nil }
    }
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
    let tests = [node.content.tests[place]] + atoms.map { ConditionTest(of: $0, .isNotNull) }
    let mending = ConditionMending(of: node.content, at: node.pointer, context.spec)
    guard let patch = mending.patch(.all, tests, at: place) else { return nil }
    let names = atoms.map(\.text).joined(separator: " and ")
    return Fix("ask too that \(names) is not null", grade: .changesMeaning, patch: patch)
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
