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
    let tests = context.nodes.tests.compactMap { node -> Diagnostic? in
      guard node.content.op == .isNew || node.content.op == .isExisting else { return nil }
      return context.diagnostic(
        .error,
        .M219,
        "whether \(context.target.object) holds the record cannot be known",
        at: node.pointer,
        of: node.owner,
        hint: hint
      )
    }
    let rules = context.rules.compactMap { node -> Diagnostic? in
      guard context.spec.fillsOnly(node.rule) else { return nil }
      return context.diagnostic(
        .error,
        .M219,
        "whether \(node.rule.target) is empty cannot be known",
        at: node.owner.pointer,
        of: node.owner,
        hint: hint,
        fixes: [
          Fix(
            "write always",
            grade: .changesMeaning,
            patch: FixPatch.add(
              node.owner.pointer.appending("write"),
              .string(WritePolicy.always.rawValue)
            )
          )
        ]
      )
    }
    return atoms + tests + rules
  }

  /// A rule that fills blanks only, and erases.
  private static func contradictions(_ context: CheckContext) -> [Diagnostic] {
    context.rules.compactMap { node in
      let rule = node.rule
      guard node.nullPolicy == .writeNull, context.spec.fillsOnly(rule) else { return nil }
      let pointer = node.owner.pointer
      return context.diagnostic(
        .error,
        .M319,
        "\(rule.id) writes only where \(rule.target) is empty, and would erase it",
        at: pointer,
        of: node.owner,
        hint: "Say \"on_null\": \"omit\", or let the rule write always.",
        fixes: [
          Fix(
            "leave it alone",
            grade: .likely,
            patch: FixPatch.add(pointer.appending("on_null"), "omit")
          )
        ]
      )
    }
  }
}
