import Diagnostics
import Records

extension CheckRule {
  static let heldValuesCanBeRead = CheckRule(
    "What depends on values the target holds is asked of a target that can be read, and erases none",
    [.M219, .M319]
  ) { context in
    unreadable(context) + contradictions(context)
  }

  private static func unreadable(_ context: CheckContext) -> [Diagnostic] {
    guard !context.target.readable else { return [] }
    let hint = "\(context.target.label) cannot be read before it is written; say it another way."
    let atoms = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .current(let name) = node.content.source else { return nil }
      return context.diagnostic(
        .error,
        .M219,
        "what \(context.target.object) holds in \(name) cannot be known",
        at: node.pointer,
        of: node.owner,
        hint: hint
      )
    }
    let rules = context.spec.rules.enumerated().compactMap { index, rule -> Diagnostic? in
      guard rule.write == .ifEmpty else { return nil }
      return context.diagnostic(
        .error,
        .M219,
        "whether \(rule.target) is empty cannot be known",
        at: JSONPointer(["rules", String(index), "write"]),
        of: context.owner(ofRule: index),
        hint: hint
      )
    }
    return atoms + rules
  }

  /// A rule that fills blanks only, and erases.
  private static func contradictions(_ context: CheckContext) -> [Diagnostic] {
    context.spec.rules.enumerated().compactMap { index, rule in
      let write = rule.write ?? context.spec.defaults.write ?? .always
      guard write == .ifEmpty, rule.onNull == .writeNull else { return nil }
      let pointer = JSONPointer(["rules", String(index), "on_null"])
      return context.diagnostic(
        .error,
        .M319,
        "\(rule.id) writes only where \(rule.target) is empty, and would erase it",
        at: pointer,
        of: context.owner(ofRule: index),
        hint: "Leave out \"on_null\", or let the rule write always.",
        fixes: [Fix("leave out \"on_null\"", grade: .likely, patch: FixPatch.remove(pointer))]
      )
    }
  }
}
