import Records

/// Puts several tests in the place of one, in a condition that may join its tests otherwise.
struct ConditionMending {
  private let condition: Condition
  private let pointer: JSONPointer
  private let spec: MappingSpec

  init(of condition: Condition, at pointer: JSONPointer, _ spec: MappingSpec) {
    self.condition = condition
    self.pointer = pointer
    self.spec = spec
  }

  /// Of the condition that a test stands in.
  init?(around test: JSONPointer, _ context: CheckContext) {
    let pointer = JSONPointer(test.tokens.dropLast(2))
    guard let node = context.nodes.conditions.first(where: { $0.pointer == pointer })
    else { return nil }
    self.init(of: node.content, at: pointer, context.spec)
  }

  /// The tests joined by a mode, in the place of the test at `place`; in a variable, where the
  /// condition joins several tests otherwise.
  ///
  /// `nil` where such a variable would have to ask for an element of a list.
  func patch(_ mode: Condition.Mode, _ tests: [ConditionTest], at place: Int) -> String? {
    let list = pointer.appending(condition.mode.rawValue)
    guard let first = tests.first else { return nil }
    if condition.mode == mode {
      let isKept = condition.tests[place] == first
      let kept =
        isKept ? [] : [JSONPatch.Operation(.replace, list.appending(place), value: first.json)]
      let added = tests.dropFirst().map {
        JSONPatch.Operation(.add, list.appending("-"), value: $0.json)
      }
      return FixPatch.text(kept + added)
    }
    guard condition.tests.count > 1 else {
      return FixPatch.replace(pointer, with: Condition(mode, tests).json)
    }
    guard let variable = variable(of: Condition(mode, tests)) else { return nil }
    let test = ConditionTest(of: Atom(.variable(variable.name)), .isTrue)
    // A variable is used after its definition only.
    let before = pointer.tokens.first == "variables" ? pointer.tokens[1] : "-"
    return FixPatch.text([
      JSONPatch.Operation(.replace, list.appending(place), value: test.json),
      FixPatch.addingElement(
        variable.json,
        to: "variables",
        isEmpty: spec.variables.isEmpty,
        before: before
      ),
    ])
  }

  /// A variable that holds where a condition does; `nil` where the condition asks for an element of
  /// a list, which variables do not see.
  private func variable(of condition: Condition) -> Variable? {
    let asksItem = condition.tests.contains { test in
      if case .item? = test.of?.source { return true }
      if case .atom(let other) = test.argument, case .item = other.source { return true }
      return false
    }
    guard !asksItem else { return nil }
    let names = Set(spec.variables.map(\.name))
    let name = (1...).lazy.map { "asked_\($0)" }.first { !names.contains($0) }
    return name.map { Variable(name: $0, body: .value(ValueExpression(.test(condition)))) }
  }
}
