package import Records

/// Leaves values out of a list.
package struct DropValues: MappingFunction {
  package static let signature = FunctionSignature(
    "drop_values",
    "Leaves the values listed out of a list.",
    parameters: [.init("values", .scalars, "compared exactly")],
    takes: .list,
    gives: .sameAsInput,
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("without \(step.all("values"))", loses: "elements that are \(step.any("values"))")
  }

  package static let examples: [FunctionExample] = [
    .gives(["b"], from: ["a", "b", "a"], ["values": ["a"]], because: "everywhere"),
    .gives([2], from: [1, 2], ["values": [1]], because: "numbers too"),
    .gives(nil, from: ["a"], ["values": ["a", "c"]], because: "nothing left is null"),
    .gives(nil, from: nil, ["values": ["a"]], because: "an empty list is null"),
  ]

  private let values: ScalarTable

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    values = ScalarTable(try arguments.scalars("values"))
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    var kept: [Value] = []
    for index in input.range {
      let value = arena.elements[index]
      if values.index(of: value, &arena) == nil { kept.append(value) }
    }
    return kept.count == input.range.count ? input : arena.list(kept)
  }
}
