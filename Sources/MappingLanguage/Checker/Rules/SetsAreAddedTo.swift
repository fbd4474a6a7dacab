import Diagnostics
import Records

extension CheckRule {
  static let setsAreAddedTo = CheckRule(
    "A rule that adds to a set keeps what is in it",
    [.M317]
  ) { context in
    guard context.spec.target.operation != .insert else { return [] }
    return context.rules.compactMap { node in
      guard let field = node.field, field.type.element != nil,
        node.rule.because.contains(where: { addWords.isMentioned(in: $0.quote) }),
        !reads(node.rule, context)
      else { return nil }
      return context.diagnostic(
        .warning,
        .M317,
        "the sentence says to add to \(field.label), and the rule replaces what is there",
        at: node.valuePlace,
        of: node.owner,
        hint: "Write {\"list\": [{\"current\": \"\(field.name)\"}, …]} and \"distinct\" after it.",
        fixes: keeping(node)
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

  private static func keeping(_ node: CheckedRule) -> [Fix] {
    guard case .atom(let atom) = node.rule.value.head else { return [] }
    let both = ValueExpression(
      .list([Atom(.current(node.rule.target)), atom]),
      then: [Step("distinct")]
    )
    return [
      Fix(
        "keep what is there",
        grade: .changesMeaning,
        patch: FixPatch.replace(node.valuePlace, with: both.json)
      )
    ]
  }
}
