import Diagnostics
import Records

extension CheckRule {
  static let testsCanGoBothWays = CheckRule(
    "A test can hold, and can fail to hold",
    [.M704]
  ) { context in
    let unreached = Set(context.unreached.flatMap(\.testPointers))
    let tests = context.nodes.tests.compactMap { node -> Diagnostic? in
      // Of what is never reached, that alone is said.
      guard let verdict = TestVerdict(node.content, node.type, context),
        !unreached.contains(node.pointer)
      else { return nil }
      return context.diagnostic(
        .warning,
        .M704,
        "this \(verdict.holds ? "always" : "never") holds: \(verdict.reason)",
        at: node.pointer,
        of: node.owner,
        hint: verdict.holds
          ? "Remove the test." : "Remove what depends on it, or change the test.",
        found: node.content.text
      )
    }
    return tests + emptyTargets(context)
  }

  /// "Fill blanks only" where every record is new.
  private static func emptyTargets(_ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.operation == .insert else { return [] }
    return context.rules.compactMap { node in
      guard node.rule.write == .ifEmpty else { return nil }
      let pointer = node.owner.pointer.appending("write")
      return context.diagnostic(
        .warning,
        .M704,
        "\(node.rule.target) of a record that is only inserted is always empty",
        at: pointer,
        of: node.owner,
        hint: "Leave out \"write\".",
        fixes: [Fix("leave out \"write\"", grade: .safe, patch: FixPatch.remove(pointer))]
      )
    }
  }
}
