package import Records

/// Keeps every element once, where it first appears.
package struct Distinct: MappingFunction {
  package static let signature = FunctionSignature(
    "distinct",
    "Keeps every element of a list once, in the order of first appearance.",
    takes: .list,
    gives: .sameAsInput,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("each only once", loses: "elements that are there again")
  }

  package static let examples: [FunctionExample] = [
    .gives(["b", "a"], from: ["b", "a", "b"], because: "first appearance"),
    .gives(["a"], from: ["a"], because: "nothing to do"),
    .gives(nil, from: nil, because: "null stays null"),
  ]

  package init(_ arguments: StepArguments) throws(ArgumentFault) {}

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    var kept: [Value] = []
    for index in input.range {
      let value = arena.elements[index]
      if !kept.contains(where: { ValueOrder.areEqual($0, value, arena) }) { kept.append(value) }
    }
    return kept.count == input.range.count ? input : arena.list(kept)
  }
}
