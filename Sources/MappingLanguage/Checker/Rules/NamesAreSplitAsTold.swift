import Diagnostics
import Records

extension CheckRule {
  static let namesAreSplitAsTold = CheckRule(
    "Where the text says how a name is split, that is what is done",
    [.M708]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard guessesThoughTold(node) else { return nil }
      return context.diagnostic(
        .warning,
        .M708,
        "the sentence says where to cut, and \"name_part\" guesses",
        at: node.pointer,
        of: node.owner,
        hint: "Use \"words\", or \"text_before\" and \"text_after\".",
        found: node.step.text,
        fixes: words(instead: node, context)
      )
    }
  }

  /// Whether a step guesses at the parts of a name, and a sentence behind it says how to split it.
  static func guessesThoughTold(_ node: SpecNodes.StepNode) -> Bool {
    node.step.function == NamePart.signature.name
      && node.owner.because.contains { splitWords.isMentioned(in: $0.quote) }
  }

  /// Words of a text that says how to split.
  static let splitWords: WordList = [
    "word", "words", "space", "spaces", "blank", "blanks", "comma", "before", "after", "split",
    "splits",
  ]

  /// The words that a sentence gives to this part of the name; none where it says something else.
  private static func words(instead node: SpecNodes.StepNode, _ context: CheckContext) -> [Fix] {
    guard case .constant(let name) = node.step["part"],
      let part = SplitSentence.Part(rawValue: name.string ?? "")
    else { return [] }
    let told = Set(
      node.owner.because.filter { splitWords.isMentioned(in: $0.quote) }.map { reason in
        let sentence = context.spec.description.first { $0.id == reason.sentence }
        return SplitSentence(quote: reason.quote, of: sentence?.text ?? "").words(of: part)
      }
    )
    guard told.count == 1, case .some(.some(let words)) = told.first else { return [] }
    let step = Step(
      "words",
      [
        Step.Argument("from", .constant(.integer(words.from))),
        Step.Argument("to", .constant(.integer(words.to))),
      ]
    )
    return [
      Fix(
        "take \(words.title)",
        grade: .changesMeaning,
        patch: FixPatch.replace(node.pointer, with: step.json)
      )
    ]
  }
}
