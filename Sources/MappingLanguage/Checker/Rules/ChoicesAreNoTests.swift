import Diagnostics
import Records

extension CheckRule {
  static let choicesAreNoTests = CheckRule(
    "A \"case\" gives more than true and false",
    [.M707]
  ) { context in
    context.nodes.values.compactMap { node in
      guard case .choice(let arms, let otherwise) = node.content.head, arms.count == 1,
        arms[0].value == Atom(.constant(true)), otherwise == Atom(.constant(false))
      else { return nil }
      return context.diagnostic(
        .warning,
        .M707,
        "a \"case\" with the arms true and false is a \"test\"",
        at: node.pointer,
        of: node.owner,
        hint: "Write {\"test\": …} with the condition.",
        found: node.content.text,
        fixes: [
          Fix(
            "use \"test\"",
            grade: .safe,
            patch: FixPatch.replace(
              node.pointer,
              with: ValueExpression(.test(arms[0].when), then: node.content.then).json
            )
          )
        ]
      )
    }
  }
}
