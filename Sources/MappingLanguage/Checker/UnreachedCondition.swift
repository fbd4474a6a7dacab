import Records

/// The condition of an arm or of a filter that never counts.
struct UnreachedCondition {
  let condition: Condition
  /// Where the arm or the filter stands.
  let pointer: JSONPointer
  let owner: SpecOwner
  let reason: String
  /// The place in the same list of an earlier one that holds wherever this one does.
  let covering: Int?

  /// Every one of a spec: those of arms, then those of filters.
  static func all(
    in nodes: SpecNodes,
    _ spec: MappingSpec,
    _ logic: ConditionLogic
  ) -> [UnreachedCondition] {
    let arms = nodes.values.flatMap { node -> [UnreachedCondition] in
      guard case .choice(let arms, _) = node.content.head else { return [] }
      let place = node.pointer.appending("case")
      let conditions = arms.map(\.when)
      return conditions.indices.compactMap { index in
        reason(conditions[index], after: conditions[..<index], logic).map { reason, covering in
          UnreachedCondition(
            condition: conditions[index],
            pointer: place.appending(index),
            owner: node.owner,
            reason: reason,
            covering: covering
          )
        }
      }
    }
    let conditions = spec.filters.map(\.when)
    let filters = spec.filters.enumerated().compactMap { index, filter in
      reason(filter.when, after: conditions[..<index], logic).map { reason, covering in
        let owner = SpecOwner(.filter, filter.id, at: index, because: filter.because)
        return UnreachedCondition(
          condition: filter.when,
          pointer: owner.pointer,
          owner: owner,
          reason: reason,
          covering: covering
        )
      }
    }
    return arms + filters
  }

  /// Why a condition, asked after others in vain, never counts; `nil` where it may.
  private static func reason(
    _ condition: Condition,
    after earlier: ArraySlice<Condition>,
    _ logic: ConditionLogic
  ) -> (reason: String, covering: Int?)? {
    if let (first, second) = logic.contradiction(in: condition) {
      return ("\(first.text) and \(second.text) never hold together", nil)
    }
    return earlier.firstIndex { logic.implies(condition, $0) }.map { index in
      ("number \(index + 1) holds wherever this one does", index)
    }
  }

  /// Where its tests stand.
  var testPointers: [JSONPointer] {
    let tests = pointer.appending("when").appending(condition.mode.rawValue)
    return condition.tests.indices.map { tests.appending($0) }
  }
}
