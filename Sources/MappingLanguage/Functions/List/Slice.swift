package import Records

/// Takes some elements of a list.
package struct Slice: MappingFunction {
  package static let signature = FunctionSignature(
    "slice",
    "Takes the elements from one place to another, both included.",
    parameters: [
      .init("from", .integer, "0 is the first element, -1 the last"),
      .init("to", .integer, "0 is the first element, -1 the last"),
    ],
    takes: .list,
    gives: .sameAsInput,
    lossy: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording("only \(step.places("element"))", loses: step.rest("element"))
  }

  package static let examples: [FunctionExample] = [
    .gives(["a", "b"], from: ["a", "b", "c"], ["from": 0, "to": 1], because: "the first two"),
    .gives(["c"], from: ["a", "b", "c"], ["from": -1, "to": -1], because: "the last one"),
    .gives(nil, from: ["a"], ["from": 1, "to": 5], because: "nothing left is null"),
    .gives(nil, from: nil, ["from": 0, "to": 1], because: "an empty list is null"),
  ]

  private let places: PlaceRange

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    places = try PlaceRange(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard let places = places.places(of: input.range.count) else { return .null }
    let start = input.range.lowerBound
    return .list(start + places.lowerBound..<start + places.upperBound + 1)
  }
}
