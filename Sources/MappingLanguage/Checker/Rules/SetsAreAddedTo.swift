import Diagnostics
import Records

extension CheckRule {
  static let setsAreAddedTo = CheckRule(
    "A rule that adds to a set keeps what is in it",
    [.M317]
  ) { context in
    guard context.spec.target.operation != .insert else { return [] }
    return context.spec.rules.enumerated().compactMap { index, rule in
      guard let field = context.target[rule.target], field.type.element != nil,
        rule.because.contains(where: { addWords.isMentioned(in: $0.quote) }),
        !reads(rule, context)
      else { return nil }
      return context.diagnostic(
        .warning,
        .M317,
        "the sentence says to add to \(field.label), and the rule replaces what is there",
        at: JSONPointer(["rules", String(index), "value"]),
        of: context.owner(ofRule: index),
        hint: "Write {\"list\": [{\"current\": \"\(field.name)\"}, …]} and \"distinct\" after it.",
        fixes: keeping(rule, index)
      )
    }
  }

  private static let addWords: WordList = [
    "add", "adds", "added", "adding", "append", "appended", "addition", "additionally",
  ]

  /// Whether the rule looks at what its target holds.
  private static func reads(_ rule: Rule, _ context: CheckContext) -> Bool {
    let reach = context.usage.reach(from: .rule(rule.id))
    return context.nodes.atoms.contains { node in
      node.content.source == .current(rule.target)
        && reach.contains(SpecUsage.thing(node.owner))
    }
  }

  private static func keeping(_ rule: Rule, _ index: Int) -> [Fix] {
    guard case .atom(let atom) = rule.value.head else { return [] }
    let both = ValueExpression(
      .list([Atom(.current(rule.target)), atom]),
      then: [Step("distinct")]
    )
    return [
      Fix(
        "keep what is there",
        grade: .changesMeaning,
        patch: FixPatch.replace(JSONPointer(["rules", String(index), "value"]), with: both.json)
      )
    ]
  }
}
