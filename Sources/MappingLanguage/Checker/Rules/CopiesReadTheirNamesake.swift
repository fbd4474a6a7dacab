import Diagnostics
import Records

extension CheckRule {
  static let copiesReadTheirNamesake = CheckRule(
    "A plain copy reads the field that names, labels and values speak for",
    [.M807]
  ) { context in
    guard let reviewer = context.options.reviewer else { return [] }
    let copies = context.rules.compactMap { node in node.copy.map { (node: node, copy: $0) } }
    let doubts = reviewer.doubts(
      about: copies.map(\.copy),
      source: context.source,
      target: context.target
    )
    return doubts.compactMap { doubt in
      guard let node = copies.first(where: { $0.copy == doubt.copy })?.node,
        let chosen = context.source[doubt.copy.source],
        let better = context.source[doubt.better],
        let target = context.target[doubt.copy.target]
      else { return nil }
      let question =
        "Which field is \(target.label) (\(target.name)): \(better.label) or "
        + "\(chosen.label)?"
      guard !isSaid(chosen, node.rule, context),
        !isAsked(question, besides: better, context.spec)
      else { return nil }
      return problem(doubt, node, question: question, context)
    }
  }

  private static func problem(
    _ doubt: CopyDoubt,
    _ node: CheckedRule,
    question: String,
    _ context: CheckContext
  ) -> Diagnostic {
    let (copy, better) = (doubt.copy, doubt.better)
    let pointer = node.owner.pointer.appending("value").appending("field")
    return context.diagnostic(
      .warning,
      .M807,
      "\(copy.target) is copied from \(copy.source), and \(better) clearly fits it better "
        + "(\(doubt.reason))",
      at: pointer,
      of: node.owner,
      hint: "Read \"\(better)\", unless the text asks for \"\(copy.source)\".",
      found: copy.source,
      expected: better,
      fixes: [
        Fix(
          "read \"\(better)\"",
          grade: .changesMeaning,
          patch: FixPatch.replace(pointer, with: .string(better))
        ),
        context.ask(question, options: [better, copy.source], because: node.rule.because),
      ]
    )
  }

  /// Whether a sentence that the rule cites names the field it reads, and does not mean the target
  /// of another rule.
  private static func isSaid(
    _ chosen: CatalogField,
    _ rule: Rule,
    _ context: CheckContext
  ) -> Bool {
    let cited = Set(rule.because.map(\.sentence))
    let sentences = context.spec.description + context.spec.assumptions
    let said = sentences.filter { cited.contains($0.id) }.map { NameLetters.of($0.said) }
    let called = names(of: chosen).filter { name in said.contains { $0.contains(name) } }
    guard !called.isEmpty else { return false }
    let others = context.spec.rules.filter { $0.target != rule.target }
      .compactMap { context.target[$0.target] }
    return called.isDisjoint(with: others.flatMap { names(of: $0) })
  }

  private static func names(of field: CatalogField) -> Set<String> {
    Set([field.name, field.label].map(NameLetters.of).filter { $0.utf8.count > 2 })
  }

  /// Whether a person is asked, or has answered anything but the better field.
  private static func isAsked(
    _ question: String,
    besides better: CatalogField,
    _ spec: MappingSpec
  ) -> Bool {
    if spec.questions.contains(where: { $0.text == question }) { return true }
    let answers = spec.description.compactMap { AnsweredQuestion(sentence: $0.text) }
    guard let answer = answers.last(where: { $0.question == question })?.answer else {
      return false
    }
    return answer != better.name && answer != better.label
  }
}

extension CheckedRule {
  /// The field that the rule writes as it is; `nil` where it does anything else.
  fileprivate var copy: PlainCopy? {
    guard case .atom(let atom) = rule.value.head, case .field(let name) = atom.source,
      atom.then.isEmpty, rule.value.then.isEmpty
    else { return nil }
    return PlainCopy(source: name, target: rule.target)
  }
}
