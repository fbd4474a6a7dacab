import Diagnostics
import Records

extension CheckRule {
  static let negationsSeeNull = CheckRule(
    "A negative test is meant to hold where there is no value",
    [.M805]
  ) { context in
    context.nodes.conditions.flatMap { node -> [Diagnostic] in
      let facts = NullFacts().assuming(node.content)
      return node.content.tests.enumerated().compactMap { index, test in
        let pointer = node.pointer.appending(node.content.mode.rawValue).appending(index)
        guard let of = test.of, !facts.isPresent(of.source),
          context.types[pointer.appending("of")].isNullableKnown
        else { return nil }
        return includesNull(test, of, at: pointer, node.owner, context)
      } + falseOnNull(node, context)
    }
  }

  private static func includesNull(
    _ test: ConditionTest,
    _ of: Atom,
    at pointer: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic? {
    switch test.op {
    case .notEqual, .isNotIn, .notContains, .notMatches: break
    case .isNull, .isNotNull, .equal, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn,
      .contains, .startsWith, .endsWith, .matches, .isTrue, .isFalse, .isNotTrue, .isNotFalse,
      .isNew, .isExisting:
      return nil
    }
    return context.diagnostic(
      .note,
      .M805,
      "\"\(test.op.rawValue)\" also holds where \(of.text) is null",
      at: pointer,
      of: owner,
      hint: "Add a test \"is_not_null\" where it shall not."
    )
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
