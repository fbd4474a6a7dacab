import Diagnostics
import Records

extension CheckRule {
  /// Blocks approval although it is a warning; see ``CheckReport/blockers``.
  static let sentencesAreAnswered = CheckRule(
    "Every sentence is cited by a rule, asked about, or listed as not mapped",
    [.M802]
  ) { context in
    context.coverage.enumerated().compactMap { index, coverage in
      guard !coverage.isAnswered else { return nil }
      let sentence = coverage.sentence
      let reason = [Because(sentence.id, quote: sentence.text)]
      let entry = NotMapped(field: nil, because: reason, reason: "not wanted")
      var diagnostic = context.diagnostic(
        .warning,
        .M802,
        "nothing in the spec answers \(sentence.id); it cannot be approved like this",
        at: JSONPointer(["description", String(index)]),
        hint: "Cite it in the rule that does it, ask about it, or list it under not_mapped with a"
          + " reason.",
        found: sentence.text,
        fixes: [
          context.ask(
            "What shall the mapping do about this: \(sentence.text)",
            options: ["Nothing"],
            because: reason
          ),
          Fix(
            "list it as not mapped",
            grade: .changesMeaning,
            patch: FixPatch.addElement(
              entry.json,
              to: "not_mapped",
              isEmpty: context.spec.notMapped.isEmpty
            )
          ),
        ]
      )
      diagnostic.because = [Citation(sentence.id)]
      return diagnostic
    }
  }
}
