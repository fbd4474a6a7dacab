import Records

/// A condition of several tests that holds for every record, or for none, by what two of its tests
/// say of each other.
struct CertainCondition {
  let node: SpecNodes.Node<Condition>
  let holds: Bool
  let reason: String
  /// The value without which it does not hold; `nil` where it depends on none.
  let needed: Atom?

  /// Every one of a spec, but those that make an arm or a filter unreached.
  static func all(
    in nodes: SpecNodes,
    _ logic: ConditionLogic,
    _ unreached: [UnreachedCondition],
    _ types: InferredTypes
  ) -> [CertainCondition] {
    let told = Set(unreached.map { $0.pointer.appending("when") })
    return nodes.conditions.compactMap { node in
      guard !told.contains(node.pointer) else { return nil }
      return CertainCondition(node, logic, types)
    }
  }

  private init?(
    _ node: SpecNodes.Node<Condition>,
    _ logic: ConditionLogic,
    _ types: InferredTypes
  ) {
    let condition = node.content
    self.node = node
    if let (first, second) = logic.contradiction(in: condition) {
      holds = false
      needed = nil
      reason = "\(first.text) and \(second.text) never hold together"
    } else if let (first, second) = logic.exhaustion(in: condition) {
      holds = true
      let place = condition.tests.firstIndex(of: first) ?? 0
      let list = node.pointer.appending(condition.mode.rawValue)
      let type = types[list.appending(place).appending("of")]
      let isAsked = condition.tests.contains { $0.of == first.of && $0.op.isTrueOnNull }
      needed = type.nullable && !isAsked ? first.of : nil
      reason = "where \(first.text) does not, \(second.text) does"
    } else {
      return nil
    }
  }

  /// The same tests, asked the other way: all of them, or any.
  func turned(_ logic: ConditionLogic) -> Condition? {
    let other = Condition(node.content.mode == .all ? .any : .all, node.content.tests)
    guard logic.contradiction(in: other) == nil, logic.exhaustion(in: other) == nil
    else { return nil }
    return other
  }

  /// Where its tests stand.
  var testPointers: [JSONPointer] { node.testPointers }
}

extension SpecNodes.Node<Condition> {
  /// Where the tests of the condition stand.
  var testPointers: [JSONPointer] {
    let list = pointer.appending(content.mode.rawValue)
    return content.tests.indices.map { list.appending($0) }
  }
}
