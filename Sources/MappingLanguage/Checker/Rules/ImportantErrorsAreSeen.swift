import Diagnostics
import Records

extension CheckRule {
  static let importantErrorsAreSeen = CheckRule(
    "An error in a required or key field is not turned into null",
    [.M504]
  ) { context in
    context.rules.compactMap { node in
      guard node.errorPolicy == .null, node.type.effects.contains(.fallible) else { return nil }
      let (rule, owner) = (node.rule, node.owner)
      let isKey = context.spec.target.key.contains(rule.target)
      guard isKey || node.field.map(context.isRequired) ?? false else { return nil }
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
