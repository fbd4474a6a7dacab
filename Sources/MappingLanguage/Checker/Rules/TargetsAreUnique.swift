import Diagnostics
import Records

extension CheckRule {
  static let targetsAreUnique = CheckRule("Every target field has at most one rule", [.M205]) {
    context in
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
}
