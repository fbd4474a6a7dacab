import Diagnostics
import Patterns
import Records

extension CheckRule {
  static let patternsCanMatch = CheckRule(
    "Every pattern can match a text that is searched with it",
    [.M310]
  ) { context in
    context.patterns.compactMap { use in
      guard use.subject.type?.isTextual == true, case .success(let pattern) = use.compiled,
        let misfit = use.misfit(of: pattern, context)
      else { return nil }
      var fix: Fix?
      if let corrected = misfit.corrected {
        let patch = FixPatch.replace(use.pointer, with: corrected)
        fix = Fix("write \(corrected.text())", grade: .likely, patch: patch)
      } else if misfit.kind == .blank {
        fix = use.presence(holdingWhereThereIs: false)
      }
      return context.diagnostic(
        .error,
        .M310,
        "\(use.subjectText) never matches \(JSON.string(use.text).text()): \(misfit.reason)",
        at: use.pointer,
        of: use.owner,
        hint: fix.map { "\($0.title.prefix(1).uppercased())\($0.title.dropFirst())." }
          ?? "Write a pattern that can match, or remove it.",
        found: use.text,
        fixes: [fix].compactMap { $0 }
      )
    }
  }
}

extension PatternUse {
  fileprivate var subjectText: String {
    switch site {
    case .test(let node): node.content.of?.text ?? ""
    case .step(let node): "what \"\(node.step.function)\" is given"
    }
  }

  /// Why the pattern matches none of the values; `nil` where it may match one.
  fileprivate func misfit(of pattern: Pattern, _ context: CheckContext) -> ConstantMisfit? {
    if let closed = PossibleValues(of: subject, context).closed, !closed.isEmpty {
      let isFound = closed.contains { (try? pattern.matches(Array($0.text.utf8).span)) ?? true }
      return isFound ? nil : ConstantMisfit(kind: .option, reason: "none of its values does")
    }
    if !subject.form.isDisjoint(with: .trimmed), pattern.matchesBlanksOnly {
      return ConstantMisfit(kind: .blank, reason: "a blank text is null")
    }
    let held = TextForm.facts.filter { subject.form.contains($0.form) }
    let reach = held.reduce(subject.characters) { $0.intersection($1.characters) }
    guard !pattern.canMatch(textsOf: reach) else { return nil }
    let fact = held.first { !pattern.canMatch(textsOf: $0.characters) }
    return ConstantMisfit(
      kind: .form,
      reason: fact?.words ?? "it never has the characters that the pattern needs",
      corrected: canMatchInAnyCase(reach) ? .string("(?i)" + text) : nil
    )
  }

  private func canMatchInAnyCase(_ reach: CharacterReach) -> Bool {
    (try? Pattern("(?i)" + text))?.canMatch(textsOf: reach) ?? false
  }

  /// A test for a value, or for none, in the place of a pattern that says no more.
  func presence(holdingWhereThereIs isThere: Bool) -> Fix? {
    guard case .test(let node) = site, case .constant(let pattern) = node.content.argument,
      pattern.string != nil
    else { return nil }
    let holds = (node.content.op == .matches) == isThere
    let op: ConditionTest.Operator = holds ? .isNotNull : .isNull
    let test = ConditionTest(of: node.content.of, op)
    return Fix(
      "use \"\(op.rawValue)\"",
      grade: .likely,
      patch: FixPatch.replace(node.pointer, with: test.json)
    )
  }
}
