import Diagnostics
import Records

extension CheckRule {
  static let hashesAreStrong = CheckRule(
    "Personal data is hashed with a function that is not broken, and a secret that is not guessed",
    [.M604]
  ) { context in
    brokenFunctions(context) + shortSecrets(context)
  }

  /// Whether a step hashes in a way that can be turned back.
  static func isWeakHash(_ node: SpecNodes.StepNode, _ context: CheckContext) -> Bool {
    isBroken(node) || shortSecret(of: node, context) != nil
  }

  /// Whether a step hashes personal data with a broken function.
  private static func isBroken(_ node: SpecNodes.StepNode) -> Bool {
    node.step.function == MD5Hash.signature.name && !node.input.labels.isEmpty
  }

  /// The name of a step's secret, where that is too short.
  private static func shortSecret(
    of node: SpecNodes.StepNode,
    _ context: CheckContext
  ) -> String? {
    guard node.step.function == HMACSHA256.signature.name,
      case .constant(let written) = node.step["secret"], let name = written.string,
      case .success(let secret) = context.options.resources.secrets[name],
      secret.count < HMACSHA256.secretBytesMin
    else { return nil }
    return name
  }

  private static func shortSecrets(_ context: CheckContext) -> [Diagnostic] {
    let least = HMACSHA256.secretBytesMin
    return context.nodes.steps.compactMap { node in
      guard let name = shortSecret(of: node, context) else { return nil }
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
      guard isBroken(node) else { return nil }
      return context.diagnostic(
        .warning,
        .M604,
        "\"md5\" of personal data can be turned back by trying",
        at: node.pointer,
        of: node.owner,
        hint: "Use \"sha256\" unless the target takes nothing else.",
        found: node.input.labels.map(\.rawValue).sorted().joined(separator: ", "),
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
