import Diagnostics
import Records

extension CheckRule {
  static let branchesAreTested = CheckRule(
    "Every filter, every arm that writes a constant and every default of a required field is tested",
    [.M902]
  ) { context in
    // No test can show what is never reached, or never holds.
    let unreached = Set(context.unreached.map(\.pointer))
    return filters(unreached, context) + arms(unreached, context) + defaults(context)
  }

  private static func filters(
    _ unreached: Set<JSONPointer>,
    _ context: CheckContext
  ) -> [Diagnostic] {
    context.spec.filters.enumerated().compactMap { index, filter in
      let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
      guard !context.spec.tests.contains(where: { $0.expect.by == filter.id }),
        !unreached.contains(owner.pointer),
        !context.neverHolds(filter.when, at: owner.pointer.appending("when"))
      else { return nil }
      return untested(
        "no test shows a record that \(filter.id) ends",
        owner.pointer,
        owner,
        context
      )
    }
  }

  private static func arms(
    _ unreached: Set<JSONPointer>,
    _ context: CheckContext
  ) -> [Diagnostic] {
    context.rules.flatMap { node -> [Diagnostic] in
      let (rule, owner) = (node.rule, node.owner)
      guard case .choice(let arms, _) = rule.value.head, rule.value.then.isEmpty else { return [] }
      return arms.enumerated().compactMap { number, arm in
        let pointer = owner.pointer.appending("value").appending("case").appending(number)
        guard case .constant(let value) = arm.value.source, arm.value.then.isEmpty,
          !isShown(value, of: rule.target, context), !unreached.contains(pointer),
          !context.neverHolds(arm.when, at: pointer.appending("when"))
        else { return nil }
        return untested("no test expects \(value.text()) of this arm", pointer, owner, context)
      }
    }
  }

  private static func defaults(_ context: CheckContext) -> [Diagnostic] {
    context.rules.compactMap { node in
      guard let field = node.field, context.isRequired(field),
        case .constant(let value) = lastDefault(of: node.rule.value),
        !isShown(value, of: field.name, context)
      else { return nil }
      return untested(
        "no test shows \(field.name) with its default",
        node.valuePlace,
        node.owner,
        context
      )
    }
  }

  private static func lastDefault(of value: ValueExpression) -> Step.Argument.Value? {
    let steps = if case .atom(let atom) = value.head { atom.then } else { value.then }
    return steps.last.flatMap { $0.function == "default" ? $0["value"] : nil }
  }

  private static func isShown(
    _ value: JSON,
    of target: String,
    _ context: CheckContext
  ) -> Bool {
    context.spec.tests.contains { test in
      let expect = test.expect
      if expect.record?[target] == value { return true }
      return value.isNull && (expect.erased + expect.leftOut).contains(target)
    }
  }

  private static func untested(
    _ message: String,
    _ pointer: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .warning,
      .M902,
      message,
      at: pointer,
      of: owner,
      hint: "Add a test with a record that comes this way, and what is expected of it."
    )
  }
}
