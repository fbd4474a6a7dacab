import Diagnostics
import Records

extension CheckRule {
  static let namesAreSplitAsTold = CheckRule(
    "Where the text says how a name is split, that is what is done",
    [.M708]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard node.step.function == "name_part",
        node.owner.because.contains(where: { splitWords.isMentioned(in: $0.quote) })
      else { return nil }
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
