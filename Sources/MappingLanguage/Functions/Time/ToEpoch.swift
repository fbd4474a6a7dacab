package import Records

/// Counts the time since 1970.
package struct ToEpoch: MappingFunction, SampledFunction {
  package static let signature = FunctionSignature(
    "to_epoch",
    "Counts the time since 1970-01-01T00:00:00Z, rounded down.",
    parameters: [EpochUnit.parameter],
    takes: .types([.datetime]),
    gives: .type(.int),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "counted in \(step.plain("unit"))s since 1970",
      loses: "parts of a \(step.plain("unit"))"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      1_700_000_000,
      from: "2023-11-14T22:13:20.9Z",
      as: .datetime,
      ["unit": "second"],
      because: "rounded down"
    ),
    .gives(
      1_700_000_000_123,
      from: "2023-11-14T22:13:20.123Z",
      as: .datetime,
      ["unit": "millisecond"],
      because: "milliseconds"
    ),
    .gives(
      -1,
      from: "1969-12-31T23:59:59.999Z",
      as: .datetime,
      ["unit": "millisecond"],
      because: "before 1970"
    ),
    .gives(nil, from: nil, as: .datetime, ["unit": "second"], because: "null stays null"),
  ]

  private let perSecond: Int64

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    perSecond = try EpochUnit.perSecond(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    // The years 0 to 9999 in microseconds stay below 64 bits.
    .integer(
      input.seconds * perSecond + Int64(input.nanoseconds) / (1_000_000_000 / perSecond)
    )
  }

  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind? {
    output.map { .count($0.asInteger) }
  }
}
