import Diagnostics
import Patterns
import Records

extension CheckRule {
  static let patternsMatchSomething = CheckRule(
    "A pattern that replaces cannot match where there is nothing",
    [.M607]
  ) { context in
    PatternUse.all(in: context).compactMap { use in
      guard use.function == "regex_replace", case .success(let pattern) = use.compiled(),
        pattern.canMatchEmpty
      else { return nil }
      return context.diagnostic(
        .error,
        .M607,
        "the pattern can match the empty text, which \"regex_replace\" refuses",
        at: use.pointer,
        of: use.owner,
        hint: "Use + instead of *, or say what must be there.",
        found: use.text
      )
    }
  }
}
