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
        found: unreached.condition.text
      )
    }
  }
}
