import Diagnostics
import Records

extension CheckRule {
  static let defaultsAreNeeded = CheckRule(
    "A default stands only where the value can be null",
    [.M403]
  ) { context in
    context.nodes.steps.compactMap { node in
      let input = node.input
      guard node.step.function == "default", input.type != nil, !input.nullable
      else { return nil }
      return context.diagnostic(
        .warning,
        .M403,
        "the value is never null here, so the default is never used",
        at: node.pointer,
        of: node.owner,
        hint: "Remove the step.",
        found: node.step.json.text(),
        fixes: [
          Fix("remove the step", grade: .safe, patch: FixPatch.remove(node.pointer))
        ]
      )
    }
  }
}
