import Diagnostics
import Records

extension CheckRule {
  static let membersAreReachable = CheckRule(
    "Every member of a \"coalesce\" can be the first that is not null",
    [.M404]
  ) { context in
    context.nodes.values.compactMap { node in
      guard case .coalesce(let atoms) = node.content.head else { return nil }
      let place = node.pointer.appending("coalesce")
      let sure = atoms.indices.first { index in
        let type = context.types[place.appending(index)]
        return !type.isUnknown && !type.nullable
      }
      guard let sure, sure + 1 < atoms.count else { return nil }
      return context.diagnostic(
        .warning,
        .M404,
        "the members after \(atoms[sure].text) are never reached: it is never null",
        at: place.appending(sure + 1),
        of: node.owner,
        hint: "Remove them.",
        found: atoms[(sure + 1)...].map(\.text).joined(separator: ", "),
        fixes: [
          Fix(
            "remove what is never reached",
            grade: .safe,
            patch: FixPatch.replace(
              node.pointer,
              with: shortened(node.content, Array(atoms[...sure])).json
            )
          )
        ]
      )
    }
  }

  private static func shortened(_ value: ValueExpression, _ atoms: [Atom]) -> ValueExpression {
    atoms.count == 1
      ? ValueExpression(.atom(atoms[0]), then: value.then)
      : ValueExpression(.coalesce(atoms), then: value.then)
  }
}
