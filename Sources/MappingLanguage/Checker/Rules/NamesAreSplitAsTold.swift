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
        fixes: words(instead: node)
      )
    }
  }

  /// Whether a step guesses at the parts of a name, and a sentence behind it says how to split it.
  static func guessesThoughTold(_ node: SpecNodes.StepNode) -> Bool {
    node.step.function == NamePart.signature.name
      && node.owner.because.contains { splitWords.isMentioned(in: $0.quote) }
  }

  /// Words of a text that says how to split.
  private static let splitWords: WordList = [
    "word", "words", "space", "spaces", "blank", "blanks", "comma", "before", "after", "split",
    "splits",
  ]

  private static func words(instead node: SpecNodes.StepNode) -> [Fix] {
    let place: Int
    switch node.step["part"] {
    case .constant("given"): place = 0
    case .constant("family"): place = -1
    default: return []
    }
    let step = Step(
      "words",
      [
        Step.Argument("from", .constant(.integer(place))),
        Step.Argument("to", .constant(.integer(place))),
      ]
    )
    return [
      Fix(
        place == 0 ? "take the first word" : "take the last word",
        grade: .changesMeaning,
        patch: FixPatch.replace(node.pointer, with: step.json)
      )
    ]
  }
}
