import Diagnostics
import Records

extension CheckRule {
  static let armsAreReachable = CheckRule(
    "Every arm of a \"case\", and every filter, can be the one that counts",
    [.M701]
  ) { context in
    context.unreached.map { unreached in
      context.diagnostic(
        .warning,
        .M701,
        "this is never reached: \(unreached.reason)",
        at: unreached.pointer,
        of: unreached.owner,
        hint: "Remove it, put it earlier, or change its condition.",
        found: unreached.condition.text,
        fixes: fixes(unreached, context)
      )
    }
  }

  private static func fixes(_ unreached: UnreachedCondition, _ context: CheckContext) -> [Fix] {
    let list = JSONPointer(unreached.pointer.tokens.dropLast())
    let earlier = unreached.covering.map { index in
      Fix(
        "put it before number \(index + 1)",
        grade: .changesMeaning,
        patch: FixPatch.move(unreached.pointer, to: list.appending(index))
      )
    }
    var removal = FixPatch.remove(unreached.pointer)
    // A "case" of this arm alone is what stands in its "else".
    if let alone = onlyArm(at: list, context) {
      removal = FixPatch.replace(JSONPointer(list.tokens.dropLast()), with: alone.json)
    }
    return [earlier, Fix("remove it", grade: .likely, patch: removal)].compactMap(\.self)
  }

  /// What a "case" with one arm is without it; `nil` where there are more, or it is none.
  private static func onlyArm(at list: JSONPointer, _ context: CheckContext) -> ValueExpression? {
    guard list.tokens.last == "case" else { return nil }
    let place = JSONPointer(list.tokens.dropLast())
    let node = context.nodes.values.first { $0.pointer == place }
    guard let value = node?.content, case .choice(let arms, let otherwise) = value.head,
      arms.count == 1
    else { return nil }
    return ValueExpression(.atom(otherwise), then: value.then)
  }
}
