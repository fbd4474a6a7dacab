import Diagnostics
import Records

extension CheckRule {
  static let testsCanGoBothWays = CheckRule(
    "A test, and a condition of several, can hold, and can fail to hold",
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
    return tests + conditions(context) + emptyTargets(context)
  }

  /// Conditions that two of their tests decide, where neither is decided by itself.
  private static func conditions(_ context: CheckContext) -> [Diagnostic] {
    guard !context.certain.isEmpty else { return [] }
    let decided = context.nodes.tests.filter {
      TestVerdict($0.content, $0.type, context) != nil
    }
    let told = Set(decided.map(\.pointer))
    return context.certain.compactMap { certain in
      guard told.isDisjoint(with: certain.testPointers) else { return nil }
      let verdict =
        if let needed = certain.needed {
          "holds wherever \(needed.text) has a value"
        } else {
          certain.holds ? "always holds" : "never holds"
        }
      let mode = certain.holds ? "all" : "any"
      let turned = certain.turned(context.logic).map { condition in
        Fix(
          "ask for \(mode) of them",
          grade: .changesMeaning,
          patch: FixPatch.replace(certain.node.pointer, with: condition.json)
        )
      }
      return context.diagnostic(
        .warning,
        .M704,
        "this \(verdict): \(certain.reason)",
        at: certain.node.pointer,
        of: certain.node.owner,
        hint: "Ask for \"\(mode)\" of the tests where that is meant, or change one.",
        found: certain.node.content.text,
        fixes: [turned].compactMap(\.self)
      )
    }
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
