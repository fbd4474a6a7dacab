import Diagnostics
import Patterns
import Records

extension CheckRule {
  static let patternsAreAccepted = CheckRule(
    "Every regular expression is one that is accepted",
    [.M605]
  ) { context in
    let compiled = context.patterns.compactMap { use -> Diagnostic? in
      guard case .failure(let fault) = use.compiled else { return nil }
      let hint = fault.hint(on: use.text)
      return refused(use.text, fault.sentence, hint, at: use.pointer, use.owner, context)
    }
    // Matching the empty text is a check of its own.
    let seen = Set(
      context.patterns.compactMap { use -> String? in
        guard case .success(let pattern) = use.compiled, !pattern.canMatchEmpty
        else { return use.pointer.description }
        return nil
      }
    )
    let byFunction = context.preparation.refusals.compactMap { refusal -> Diagnostic? in
      guard refusal.kind == .pattern, !seen.contains(refusal.pointer.description),
        case .constant(let value) = refusal.node.step[refusal.parameter]
      else { return nil }
      return refused(
        value.string ?? value.text(),
        refusal.message,
        "Write another pattern.",
        at: refusal.pointer,
        refusal.node.owner,
        context
      )
    }
    return compiled + byFunction
  }

  private static func refused(
    _ pattern: String,
    _ reason: String,
    _ hint: String,
    at pointer: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M605,
      "the pattern is refused. \(reason)",
      at: pointer,
      of: owner,
      hint: hint,
      found: pattern
    )
  }
}

extension PatternFault {
  /// What to do about it, in the imperative.
  fileprivate func hint(on pattern: String) -> String {
    let functions = "use \"keep_characters\", \"words\" or \"split\"."
    switch self {
    case .refused(.syntax, let place):
      let before = String(String.UnicodeScalarView(pattern.unicodeScalars.prefix(place)).suffix(20))
      return (before.isEmpty ? "Mend its beginning" : "Mend it after \(JSON.string(before).text())")
        + "; a character that means itself is written with \\ before it."
    case .refused(.nestedQuantifier, _):
      return "Write it without nested repetition, or " + functions
    case .refused(.tooLong, _): return "Write a shorter one, or " + functions
    case .refused, .limit, .engine: return "Write it without that, or " + functions
    }
  }
}
