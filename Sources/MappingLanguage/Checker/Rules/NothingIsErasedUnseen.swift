import Diagnostics
import Records

extension CheckRule {
  static let nothingIsErasedUnseen = CheckRule(
    "A rule that erases what the target holds is meant to",
    [.M405]
  ) { context in
    guard context.spec.target.operation != .insert else { return [] }
    let erasing = context.rules.filter { node in
      // What writes only where nothing is has nothing to erase: a contradiction of its own.
      node.nullPolicy == .writeNull && node.type.nullable && !node.type.isUnknown
        && !context.spec.fillsOnly(node.rule)
    }
    let own = erasing.filter { $0.rule.onNull != nil }.map { ownPolicy($0, context) }
    let byDefault = erasing.filter { $0.rule.onNull == nil }.map(\.rule.target)
    guard !byDefault.isEmpty else { return own }
    let note = context.diagnostic(
      .note,
      .M405,
      "an empty source erases what the target holds, wherever a rule does not say otherwise",
      at: JSONPointer(["defaults", "on_null"]),
      hint: "Say \"on_null\": \"omit\" where the target's value shall stay.",
      found: byDefault.joined(separator: ", ")
    )
    return own + [note]
  }

  private static func ownPolicy(_ node: CheckedRule, _ context: CheckContext) -> Diagnostic {
    let pointer = node.owner.pointer.appending("on_null")
    return context.diagnostic(
      .note,
      .M405,
      "an empty source erases what \(node.rule.target) holds",
      at: pointer,
      of: node.owner,
      hint: "Say \"on_null\": \"omit\" where the target's value shall stay.",
      found: "on_null write_null",
      fixes: [
        Fix(
          "leave the target's value alone",
          grade: .changesMeaning,
          patch: FixPatch.replace(pointer, with: "omit")
        )
      ]
    )
  }
}
