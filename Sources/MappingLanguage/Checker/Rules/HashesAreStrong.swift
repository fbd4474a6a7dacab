import Diagnostics
import Records

extension CheckRule {
  static let hashesAreStrong = CheckRule(
    "Personal data is hashed with a function that is not broken",
    [.M604]
  ) { context in
    context.nodes.steps.compactMap { node in
      let input = node.input
      guard node.step.function == "md5", !input.labels.isEmpty else { return nil }
      return context.diagnostic(
        .warning,
        .M604,
        "\"md5\" of personal data can be turned back by trying",
        at: node.pointer,
        of: node.owner,
        hint: "Use \"sha256\" unless the target takes nothing else.",
        found: input.labels.map(\.rawValue).sorted().joined(separator: ", "),
        fixes: [
          Fix(
            "use \"sha256\"",
            grade: .changesMeaning,
            patch: FixPatch.replace(
              node.pointer,
              with: Step("sha256", [Step.Argument("encoding", .constant("hex"))]).json
            )
          )
        ]
      )
    }
  }
}
