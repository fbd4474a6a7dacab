import Diagnostics
import Records

extension CheckRule {
  static let armsAreReachable = CheckRule(
    "Every arm of a \"case\", and every filter, can be the one that counts",
    [.M701]
  ) { context in
    let arms = context.nodes.values.flatMap { node -> [Diagnostic] in
      guard case .choice(let arms, _) = node.content.head else { return [] }
      let place = node.pointer.appending("case")
      return problems(arms.map(\.when), node.owner, context) { place.appending($0) }
    }
    let filters = context.spec.filters.enumerated().compactMap { index, filter -> Diagnostic? in
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      let earlier = context.spec.filters[..<index].map(\.when)
      return problem(filter.when, after: Array(earlier), owner.pointer, owner, context)
    }
    return arms + filters
  }

  private static func problems(
    _ conditions: [Condition],
    _ owner: SpecOwner,
    _ context: CheckContext,
    _ place: (Int) -> JSONPointer
  ) -> [Diagnostic] {
    conditions.indices.compactMap { index in
      problem(conditions[index], after: Array(conditions[..<index]), place(index), owner, context)
    }
  }

  private static func problem(
    _ condition: Condition,
    after earlier: [Condition],
    _ pointer: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic? {
    let reason: String
    if let (first, second) = ConditionLogic.contradiction(in: condition) {
      reason = "\(first.text) and \(second.text) never hold together"
    } else if let index = earlier.firstIndex(where: { ConditionLogic.implies(condition, $0) }) {
      reason = "number \(index + 1) holds wherever this one does"
    } else {
      return nil
    }
    return context.diagnostic(
      .warning,
      .M701,
      "this is never reached: \(reason)",
      at: pointer,
      of: owner,
      hint: "Remove it, put it earlier, or change its condition.",
      found: condition.text
    )
  }
}
