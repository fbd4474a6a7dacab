import Diagnostics
import Records

extension CheckRule {
  static let boxesAreClearedOnPurpose = CheckRule(
    "A box is cleared only where the words say when it is false",
    [.M318]
  ) { context in
    context.rules.compactMap { node in
      let rule = node.rule
      guard case .test(let condition) = rule.value.head, rule.value.then.isEmpty, rule.when == nil,
        node.field?.type == .bool, context.spec.target.operation != .insert
      else { return nil }
      let quotes = rule.because.map(\.quote)
      guard
        quotes.contains(where: {
          conditionWords.isMentioned(in: $0)
        }),
        !quotes.contains(where: { bothWays.isMentioned(in: $0) })
      else { return nil }
      let pointer = node.owner.pointer
      return context.diagnostic(
        .warning,
        .M318,
        "the sentence says when \(rule.target) is true, and the rule also makes it false",
        at: pointer.appending("value"),
        of: node.owner,
        hint: "Write true under \"when\" where it shall never be cleared.",
        fixes: [
          Fix(
            "only set it",
            grade: .changesMeaning,
            patch: FixPatch.text([
              JSONPatch.Operation(.replace, pointer.appending("value"), value: ["const": true]),
              JSONPatch.Operation(.add, pointer.appending("when"), value: condition.json),
            ])
          )
        ]
      )
    }
  }

  private static let conditionWords: WordList = ["if", "when", "where", "once"]
  /// Words of a text that speaks of both.
  private static let bothWays: WordList = [
    "otherwise", "else", "false", "not", "no", "unless", "only", "whether", "clear", "uncheck",
    "unchecked", "untick",
  ]
}
