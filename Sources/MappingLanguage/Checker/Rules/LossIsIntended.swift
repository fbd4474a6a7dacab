import Diagnostics
import Records

extension CheckRule {
  static let lossIsIntended = CheckRule(
    "A step that loses something does so on request, and a guess is written down",
    [.M702, .M703]
  ) { context in
    context.nodes.steps.compactMap { node in
      // Of a step that shall be another one, what it loses is said with that.
      guard let signature = context.signature(of: node.step), signature.lossy,
        !guessesThoughTold(node), !isWeakHash(node, context)
      else { return nil }
      guard signature.name == "name_part" else {
        return context.diagnostic(
          .note,
          .M702,
          "\"\(signature.name)\" loses something on purpose",
          at: node.pointer,
          of: node.owner
        )
      }
      let isAssumed = node.owner.because.contains { reason in
        context.spec.assumptions.contains { $0.id == reason.sentence }
      }
      return context.diagnostic(
        isAssumed ? .note : .warning,
        .M703,
        "splitting a name is a guess",
        at: node.pointer,
        of: node.owner,
        hint: isAssumed
          ? nil
          : context.functions.contains("words")
            ? "Use \"words\" where the text says how to split, or state an assumption and cite it."
            : "State an assumption and cite it.",
        found: node.step.json.text()
      )
    }
  }
}
