import Diagnostics
import Patterns
import Records

extension CheckRule {
  static let patternsMatchSomething = CheckRule(
    "A pattern does not match where there is nothing",
    [.M607]
  ) { context in
    context.patterns.compactMap { use in
      guard case .success(let pattern) = use.compiled,
        let message = emptiness(of: pattern, in: use.function)
      else { return nil }
      let fix = use.presence(holdingWhereThereIs: true)
      return context.diagnostic(
        .error,
        .M607,
        message,
        at: use.pointer,
        of: use.owner,
        hint: "Use + instead of *, or say what must be there.",
        found: use.text,
        fixes: [fix].compactMap { $0 }
      )
    }
  }

  /// What is wrong with a pattern that can match the empty text; `nil` where nothing is.
  private static func emptiness(of pattern: Pattern, in function: String?) -> String? {
    switch function {
    case "regex_replace":
      return pattern.canMatchEmpty
        ? "the pattern can match the empty text, which \"regex_replace\" refuses" : nil
    case _ where !pattern.matchesEveryText: return nil
    case let function?:
      return "the pattern matches at the beginning of every text, where \"\(function)\" needs no"
        + " more than nothing"
    case nil: return "the pattern matches every text, so the test says nothing"
    }
  }
}
