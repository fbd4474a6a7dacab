import Diagnostics
import Records

extension CheckRule {
  static let patternsEndInTime = CheckRule(
    "No regular expression gives up on a short text",
    [.M606]
  ) { context in
    context.patterns.compactMap { use in
      guard case .success(let pattern) = use.compiled, let probe = PatternUse.probe(pattern)
      else { return nil }
      return context.diagnostic(
        .error,
        .M606,
        "the pattern gives up at its limit of steps on a text of \(probe.count) characters",
        at: use.pointer,
        of: use.owner,
        hint: "Write it so that a text can be divided in one way only.",
        found: probe
      )
    }
  }
}
