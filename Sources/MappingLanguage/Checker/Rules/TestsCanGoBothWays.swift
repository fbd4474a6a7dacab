import Diagnostics
import Records

extension CheckRule {
  static let testsCanGoBothWays = CheckRule(
    "A test can hold, and can fail to hold",
    [.M704]
  ) { context in
    let unreached = Set(context.unreached.flatMap(\.testPointers))
    let tests = context.nodes.tests.compactMap { node -> Diagnostic? in
      // Of what is never reached, that alone is said.
      guard let verdict = verdict(node.content, node.type, context),
        !unreached.contains(node.pointer)
      else { return nil }
      return context.diagnostic(
        .warning,
        .M704,
        "this \(verdict.holds ? "always" : "never") holds: \(verdict.reason)",
        at: node.pointer,
        of: node.owner,
        hint: verdict.holds
          ? "Remove the test." : "Remove what depends on it, or change the test.",
        found: node.content.text
      )
    }
    return tests + emptyTargets(context)
  }

  private typealias Verdict = (holds: Bool, reason: String)

  private static func verdict(
    _ test: ConditionTest,
    _ type: InferredType,
    _ context: CheckContext
  ) -> Verdict? {
    guard let of = test.of else { return newness(test.op, context.spec.target.operation) }
    guard !type.isUnknown else { return nil }
    let isNever = type.kind == .null
    switch test.op {
    case .isNull where isNever: return (true, "\(of.text) is always null")
    case .isNull where !type.nullable: return (false, "\(of.text) is never null")
    case .isNotNull where isNever: return (false, "\(of.text) is always null")
    case .isNotNull where !type.nullable: return (true, "\(of.text) is never null")
    case .equal, .isIn: return among(test, type, of, context).map { ($0 == .some, reason($0, of)) }
    case .notEqual, .isNotIn:
      return among(test, type, of, context).map { ($0 == .none, reason($0, of)) }
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return order(test, type, context)
    case .isNull, .isNotNull, .contains,
      .notContains, .startsWith, .endsWith, .matches, .notMatches, .isTrue, .isFalse, .isNotTrue,
      .isNotFalse, .isNew, .isExisting:
      return nil
    }
  }

  private static func newness(
    _ op: ConditionTest.Operator,
    _ operation: TargetEnd.Operation
  ) -> Verdict? {
    switch (op, operation) {
    case (.isNew, .insert), (.isExisting, .update): (true, "the operation is \(operation)")
    case (.isNew, .update), (.isExisting, .insert): (false, "the operation is \(operation)")
    default: nil
    }
  }

  /// Whether no value lies on the other side of the constant.
  private static func order(
    _ test: ConditionTest,
    _ type: InferredType,
    _ context: CheckContext
  ) -> Verdict? {
    guard !type.nullable, case .constant(let constant) = test.argument else { return nil }
    let opposite: PossibleValues.Relation =
      switch test.op {
      case .less: .greaterOrEqual
      case .lessOrEqual: .greater
      case .greater: .lessOrEqual
      default: .less
      }
    return PossibleValues(of: type, context).misfit(of: constant, as: opposite)
      .map { (true, $0.reason) }
  }

  private enum Share {
    case some
    case none
  }

  /// Whether all or none of the values the tested one can have are listed.
  private static func among(
    _ test: ConditionTest,
    _ type: InferredType,
    _ of: Atom,
    _ context: CheckContext
  ) -> Share? {
    guard case .constant(let argument) = test.argument,
      let values = PossibleValues(of: type, context).closed,
      !values.isEmpty, type.type?.element == nil
    else { return nil }
    let listed = Set((argument.array ?? [argument]).map { $0.string ?? $0.text() })
    let hits = values.count { listed.contains($0.text) }
    // A value that a field itself cannot have is reported as the constant's mistake.
    if hits == 0 { return of.then.isEmpty ? nil : Share.none }
    return hits == values.count && !type.nullable ? .some : nil
  }

  private static func reason(_ share: Share, _ of: Atom) -> String {
    share == .some
      ? "\(of.text) has no other value" : "\(of.text) has none of these values"
  }

  /// "Fill blanks only" where every record is new.
  private static func emptyTargets(_ context: CheckContext) -> [Diagnostic] {
    guard context.spec.target.operation == .insert else { return [] }
    return context.rules.compactMap { node in
      guard node.rule.write == .ifEmpty else { return nil }
      let pointer = node.owner.pointer.appending("write")
      return context.diagnostic(
        .warning,
        .M704,
        "\(node.rule.target) of a record that is only inserted is always empty",
        at: pointer,
        of: node.owner,
        hint: "Leave out \"write\".",
        fixes: [Fix("leave out \"write\"", grade: .safe, patch: FixPatch.remove(pointer))]
      )
    }
  }
}
