import Diagnostics
import Records

/// What a comparison with null, or with a text of blanks only, was meant to ask.
struct BlankComparison {
  let hint: String
  /// Empty where the tests cannot be joined like that.
  let fixes: [Fix]

  /// `nil` where the test does not ask whether a value is equal to a constant, or compares with no
  /// blank one.
  init?(of node: SpecNodes.Node<ConditionTest>, _ context: CheckContext) {
    let test = node.content
    guard case .constant(let constant) = test.argument, Self.hasBlank(constant) else { return nil }
    let isPositive: Bool
    switch (test.op, constant.array) {
    case (.equal, nil), (.isIn, _): isPositive = true
    case (.notEqual, nil), (.isNotIn, _): isPositive = false
    default: return nil
    }
    let presence = ConditionTest(of: test.of, isPositive ? .isNull : .isNotNull)
    let name = "\"\(presence.op.rawValue)\""
    let items = constant.array ?? [constant]
    let others = items.filter { !Self.isBlank($0) }
    guard !others.isEmpty else {
      hint = "Use \(name)."
      let patch = FixPatch.replace(node.pointer, with: presence.json)
      fixes = [Fix("use \(name)", grade: .likely, patch: patch)]
      return
    }
    let blanks = items.filter(Self.isBlank).map { $0.text() }.listed("and")
    let mode: Condition.Mode = isPositive ? .any : .all
    hint =
      "Ask \(name) in a test of its own instead of \(blanks), under \"\(mode.rawValue)\" with the"
      + " rest."
    let tests = [ConditionTest(of: test.of, test.op, .constant(.array(others))), presence]
    let patch = node.pointer.tokens.last.flatMap { Int($0) }.flatMap { place in
      ConditionMending(around: node.pointer, context)?.patch(mode, tests, at: place)
    }
    fixes = [patch].compactMap(\.self).map { patch in
      Fix("ask \(name) instead of \(blanks)", grade: .likely, patch: patch)
    }
  }

  /// Whether a constant, or one of a list of them, is null to every value.
  static func hasBlank(_ constant: JSON) -> Bool {
    constant.array?.contains(where: isBlank) ?? isBlank(constant)
  }

  private static func isBlank(_ constant: JSON) -> Bool {
    constant.isNull || constant.string?.allSatisfy(\.isWhitespace) ?? false
  }
}
