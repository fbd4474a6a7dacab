import Diagnostics
import Records

extension CheckRule {
  static let hashesAreStrong = CheckRule(
    "Personal data is hashed with a function that is not broken, and a secret that is not guessed",
    [.M604]
  ) { context in
    brokenFunctions(context) + shortSecrets(context)
  }

  private static func shortSecrets(_ context: CheckContext) -> [Diagnostic] {
    let least = HMACSHA256.secretBytesMin
    return context.nodes.steps.compactMap { node in
      guard node.step.function == HMACSHA256.signature.name,
        case .constant(let written) = node.step["secret"], let name = written.string,
        case .success(let secret) = context.options.resources.secrets[name],
        secret.count < least
      else { return nil }
      return context.diagnostic(
        .warning,
        .M604,
        "the secret \"\(name)\" is so short that it can be found by trying",
        at: node.pointer.appending("secret"),
        of: node.owner,
        hint: "Put 32 random bytes in its place; pseudonyms made with the old one will not be the"
          + " same.",
        found: "fewer than \(least) bytes",
        expected: "\(least) bytes or more"
      )
    }
  }

  private static func brokenFunctions(_ context: CheckContext) -> [Diagnostic] {
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
