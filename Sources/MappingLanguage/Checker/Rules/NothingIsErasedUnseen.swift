import Diagnostics
import Records

extension CheckRule {
  static let nothingIsErasedUnseen = CheckRule(
    "A rule that erases what the target holds is meant to",
    [.M405]
  ) { context in
    guard context.spec.target.operation != .insert else { return [] }
    let erasing = context.spec.rules.enumerated().filter { index, rule in
      let type = context.types[JSONPointer(["rules", String(index), "value"])]
      return context.nullPolicy(of: rule) == .writeNull && type.nullable && !type.isUnknown
    }
    let own = erasing.filter { $0.element.onNull != nil }.map { index, rule in
      ownPolicy(rule, context.owner(ofRule: index), context)
    }
    let byDefault = erasing.filter { $0.element.onNull == nil }.map(\.element.target)
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

  private static func ownPolicy(
    _ rule: Rule,
    _ owner: SpecOwner,
    _ context: CheckContext
  )
    -> Diagnostic
  {
    let pointer = owner.pointer.appending("on_null")
    return context.diagnostic(
      .note,
      .M405,
      "an empty source erases what \(rule.target) holds",
      at: pointer,
      of: owner,
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
