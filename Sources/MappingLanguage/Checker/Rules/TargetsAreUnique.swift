import Diagnostics
import Records

extension CheckRule {
  static let targetsAreUnique = CheckRule(
    "Every target field has at most one rule, and every field of a record at most one part",
    [.M205]
  ) { context in
    rules(context) + parts(context)
  }

  private static func rules(_ context: CheckContext) -> [Diagnostic] {
    var first: [String: String] = [:]
    return context.rules.compactMap { node in
      let (rule, owner) = (node.rule, node.owner)
      guard let earlier = first[rule.target] else {
        first[rule.target] = rule.id
        return nil
      }
      return context.diagnostic(
        .error,
        .M205,
        "\(rule.target) has a rule already: \(earlier)",
        at: owner.pointer.appending("target"),
        of: owner,
        hint: "Merge both into one \"coalesce\" or \"case\" in \(earlier), and remove this rule.",
        found: rule.target,
        fixes: [
          context.ask(
            "Two rules write \(rule.target): \(earlier) and \(rule.id). Which one holds?",
            options: [earlier, rule.id],
            because: rule.because
          )
        ]
      )
    }
  }

  private static func parts(_ context: CheckContext) -> [Diagnostic] {
    context.spec.variables.enumerated().flatMap { index, variable -> [Diagnostic] in
      guard case .record(let body) = variable.body else { return [] }
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      var first: [String: Int] = [:]
      return body.parts.enumerated().compactMap { position, part in
        guard let earlier = first[part.to] else {
          first[part.to] = position
          return nil
        }
        return context.diagnostic(
          .error,
          .M205,
          "\(part.to) has a part already: number \(earlier + 1)",
          at: owner.pointer.appending("parts").appending(position).appending("to"),
          of: owner,
          hint: "Merge both into one \"coalesce\" or \"case\", and remove this part.",
          found: part.to
        )
      }
    }
  }
}
