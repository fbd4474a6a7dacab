import Diagnostics
import Records

extension CheckRule {
  static let nothingIsErasedUnseen = CheckRule(
    "A rule that erases what the target holds is meant to",
    [.M405]
  ) { context in
    guard context.spec.target.operation != .insert else { return [] }
    return context.spec.rules.enumerated().compactMap { index, rule in
      let owner = context.owner(ofRule: index)
      let type = context.types[owner.pointer.appending("value")]
      guard context.nullPolicy(of: rule) == .writeNull, type.nullable, !type.isUnknown
      else { return nil }
      let isOwn = rule.onNull != nil
      return context.diagnostic(
        .note,
        .M405,
        "an empty source erases what \(rule.target) holds",
        at: isOwn ? owner.pointer.appending("on_null") : owner.pointer.appending("value"),
        of: owner,
        hint: "Say \"on_null\": \"omit\" where the target's value shall stay.",
        found: isOwn ? "on_null write_null" : "write_null from the defaults",
        fixes: [
          Fix(
            "leave the target's value alone",
            grade: .changesMeaning,
            patch: FixPatch.add(owner.pointer.appending("on_null"), "omit")
          )
        ]
      )
    }
  }
}
