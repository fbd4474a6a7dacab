import Diagnostics
import Records

extension CheckRule {
  static let importantErrorsAreSeen = CheckRule(
    "An error in a required or key field is not turned into null",
    [.M504]
  ) { context in
    context.spec.rules.enumerated().compactMap { index, rule in
      let owner = context.owner(ofRule: index)
      let type = context.types[owner.pointer.appending("value")]
      let isKey = context.spec.target.key.contains(rule.target)
      let isRequired = context.target[rule.target].map(context.isRequired) ?? false
      guard context.errorPolicy(of: rule) == .null, isKey || isRequired,
        type.effects.contains(.fallible)
      else { return nil }
      return context.diagnostic(
        .warning,
        .M504,
        "an error in \(rule.target) becomes null, and \(rule.target) is"
          + (isKey ? " a key field" : " required"),
        at: rule.onError == nil ? owner.pointer : owner.pointer.appending("on_error"),
        of: owner,
        hint: "Say \"on_error\": \"reject_record\".",
        fixes: [
          Fix(
            "make such a record invalid",
            grade: .likely,
            patch: FixPatch.add(owner.pointer.appending("on_error"), "reject_record")
          )
        ]
      )
    }
  }
}
