import Diagnostics
import Records

extension CheckRule {
  static let constantsCanOccur = CheckRule(
    "Every constant that a value is compared with is one that the value can have",
    [.M310]
  ) { context in
    context.nodes.tests.flatMap { inTest($0, context) }
      + context.nodes.steps.flatMap { inStep($0, context) }
  }

  /// What is compared with constants.
  fileprivate enum Site {
    case test(SpecNodes.Node<ConditionTest>)
    case step(SpecNodes.StepNode)
  }

  /// Constants, what is compared with them, and where they stand.
  private struct Comparison {
    let site: Site
    let values: PossibleValues
    var relation = PossibleValues.Relation.whole
    /// A scalar or a list of them.
    let constants: JSON
    let pointer: JSONPointer

    var items: [JSON] { constants.array ?? [constants] }

    func place(_ index: Int) -> JSONPointer {
      constants.array == nil ? pointer : pointer.appending(index)
    }
  }

  // MARK: Tests

  private static func inTest(
    _ node: SpecNodes.Node<ConditionTest>,
    _ context: CheckContext
  ) -> [Diagnostic] {
    guard case .constant(let constants) = node.content.argument, node.content.of != nil
    else { return [] }
    let pointer = node.pointer.appending("arg")
    if constants.array?.isEmpty == true { return [emptyList(node, pointer, context)] }
    guard let relation = relation(of: node.content.op) else { return [] }
    let element = relation == .middle ? node.type.element : nil
    return problems(
      of: Comparison(
        site: .test(node),
        values: PossibleValues(of: element ?? node.type, context),
        relation: element == nil ? relation : .whole,
        constants: constants,
        pointer: pointer
      ),
      context
    )
  }

  /// Whether no other check tells of it.
  private static func isTold(
    _ misfit: ConstantMisfit,
    _ constant: JSON,
    _ node: SpecNodes.Node<ConditionTest>
  ) -> Bool {
    let type = node.type.type
    switch misfit.kind {
    // The rest is a comparison of unlike types.
    case .type: return constant.number != nil && type == .int
    case .blank: return !constant.isNull && (type.map { ($0.element ?? $0).isTextual } ?? true)
    // Where steps stand between, the test as a whole cannot hold.
    case .option: return type?.element != nil || node.content.of?.then.isEmpty == true
    case .form, .length, .range: return true
    }
  }

  private static func relation(of op: ConditionTest.Operator) -> PossibleValues.Relation? {
    switch op {
    case .equal, .notEqual, .isIn, .isNotIn: .whole
    case .contains, .notContains: .middle
    case .startsWith: .beginning
    case .endsWith: .end
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .isNull, .isNotNull, .matches, .notMatches, .isTrue, .isFalse, .isNotTrue, .isNotFalse,
      .isNew, .isExisting:
      nil
    }
  }

  private static func emptyList(
    _ node: SpecNodes.Node<ConditionTest>,
    _ pointer: JSONPointer,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .error,
      .M310,
      "\"\(node.content.op.rawValue)\" is given nothing to compare with",
      at: pointer,
      of: node.owner,
      hint: "Write the values, or remove the test.",
      found: "[]",
      expected: "a list of values"
    )
  }

  // MARK: Steps

  /// Functions that compare with "values".
  private static let comparing: Set<String> = ["null_if", "only_values", "drop_values"]

  private static func inStep(
    _ node: SpecNodes.StepNode,
    _ context: CheckContext
  ) -> [Diagnostic] {
    let step = node.step
    guard comparing.contains(step.function), case .constant(let constants) = step["values"],
      constants.array?.isEmpty == false
    else { return [] }
    let isOfElements = step.each || step.function == "drop_values"
    let type = isOfElements ? node.input.element ?? .unknown : node.input
    return problems(
      of: Comparison(
        site: .step(node),
        values: PossibleValues(of: type, context),
        constants: constants,
        pointer: node.pointer.appending("values")
      ),
      context
    )
  }

  // MARK: Reports

  private static func problems(
    of comparison: Comparison,
    _ context: CheckContext
  ) -> [Diagnostic] {
    comparison.items.enumerated().compactMap { index, constant in
      guard let misfit = comparison.values.misfit(of: constant, as: comparison.relation)
      else { return nil }
      if case .test(let node) = comparison.site, !isTold(misfit, constant, node) { return nil }
      let texts = misfit.kind == .option ? comparison.values.texts ?? [] : []
      let blank = misfit.kind == .blank ? asked(in: comparison.site, context) : nil
      let fix = blank == nil ? fix(misfit, index, in: comparison) : nil
      return context.diagnostic(
        .error,
        .M310,
        "\(comparison.site.subject) never \(verb(comparison.relation)) \(constant.text()):"
          + " \(misfit.reason)",
        at: comparison.place(index),
        of: comparison.site.owner,
        hint: blank?.hint
          ?? fix.map { "\($0.title.prefix(1).uppercased())\($0.title.dropFirst())." }
          ?? "Write a value that can occur, or remove it.",
        found: constant.text(),
        expected: texts.isEmpty ? nil : "one of " + CheckContext.list(texts),
        candidates: Candidate.list(
          misfit.corrected.map { [$0.string ?? $0.text()] } ?? misfit.near
        ),
        fixes: blank?.fixes ?? [fix].compactMap { $0 }
      )
    }
  }

  /// What a test for an empty text was meant to ask.
  private static func asked(in site: Site, _ context: CheckContext) -> BlankComparison? {
    if case .test(let node) = site { BlankComparison(of: node, context) } else { nil }
  }

  private static func verb(_ relation: PossibleValues.Relation) -> String {
    switch relation {
    case .whole: "is"
    case .beginning: "starts with"
    case .middle: "contains"
    case .end: "ends with"
    case .less: "is less than"
    case .lessOrEqual: "is at most"
    case .greater: "is more than"
    case .greaterOrEqual: "is at least"
    }
  }

  private static func fix(
    _ misfit: ConstantMisfit,
    _ index: Int,
    in comparison: Comparison
  ) -> Fix? {
    let (items, place) = (comparison.items, comparison.place(index))
    if let corrected = misfit.corrected, !items.contains(corrected) {
      let patch = FixPatch.replace(place, with: corrected)
      return Fix("write \(corrected.text())", grade: .likely, patch: patch)
    }
    if let near = misfit.near.first(where: { !items.contains(.string($0)) }) {
      let patch = FixPatch.replace(place, with: .string(near))
      return Fix("write \(JSON.string(near).text())", grade: .changesMeaning, patch: patch)
    }
    if items.count > 1 {
      let patch = FixPatch.remove(place)
      // What a blank or a count of 0 was to find, nothing finds any more.
      let isMeant = misfit.kind == .blank || misfit.kind == .range
      let grade: Fix.Grade = isMeant ? .changesMeaning : .likely
      return Fix("remove \(items[index].text())", grade: grade, patch: patch)
    }
    switch misfit.kind {
    case .blank: return withoutBlank(comparison.site)
    case .range: return withoutCount(comparison)
    default: return nil
    }
  }

  /// What a test for none of something was meant to do: what has no element, or no character, is
  /// null.
  private static func withoutCount(_ comparison: Comparison) -> Fix? {
    guard case .test(let node) = comparison.site, var atom = node.content.of,
      let last = atom.then.popLast(), !last.each,
      last.function == "count" || last.function == "length"
    else { return nil }
    let isNone: Bool
    switch (node.content.op, comparison.constants.number) {
    case (.equal, "0"), (.lessOrEqual, "0"), (.less, "1"): isNone = true
    case (.notEqual, "0"): isNone = false
    default: return nil
    }
    let op: ConditionTest.Operator = isNone ? .isNull : .isNotNull
    let patch = FixPatch.replace(node.pointer, with: ConditionTest(of: atom, op).json)
    return Fix("use \"\(op.rawValue)\"", grade: .likely, patch: patch)
  }

  /// A step that shall do something with empty texts only.
  private static func withoutBlank(_ site: Site) -> Fix? {
    // Without its only value, "only_values" would be left with nothing.
    guard case .step(let node) = site, node.step.function != "only_values" else { return nil }
    return Fix("remove the step", grade: .safe, patch: FixPatch.remove(node.pointer))
  }
}

extension CheckRule.Site {
  fileprivate var subject: String {
    switch self {
    case .test(let node): node.content.of?.text ?? ""
    case .step(let node): "what \"\(node.step.function)\" is given"
    }
  }

  fileprivate var owner: SpecOwner {
    switch self {
    case .test(let node): node.owner
    case .step(let node): node.owner
    }
  }
}
