package import Records

/// Makes a point in time of a count since 1970.
package struct FromEpoch: MappingFunction, SampledFunction {
  package static let signature = FunctionSignature(
    "from_epoch",
    "Makes a point in time of a count since 1970-01-01T00:00:00Z.",
    parameters: [EpochUnit.parameter],
    takes: .types([.int]),
    gives: .type(.datetime),
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "as a count of \(step.plain("unit"))s since 1970",
      fails: StepWording.outsideYears
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(
      "2023-11-14T22:13:20.000Z",
      from: 1_700_000_000,
      as: .int,
      ["unit": "second"],
      because: "seconds"
    ),
    .gives(
      "2023-11-14T22:13:20.123Z",
      from: 1_700_000_000_123,
      as: .int,
      ["unit": "millisecond"],
      because: "milliseconds"
    ),
    .gives(
      "1969-12-31T23:59:59.999Z",
      from: -1,
      as: .int,
      ["unit": "millisecond"],
      because: "before 1970"
    ),
    .gives(nil, from: nil, as: .int, ["unit": "second"], because: "null stays null"),
    .fails(
      .notADate,
      from: 1_700_000_000_123,
      as: .int,
      ["unit": "second"],
      because: "beyond the year 9999: probably another unit"
    ),
  ]

  private let perSecond: Int64

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    perSecond = try EpochUnit.perSecond(arguments)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard input.kind == .integer else {
      throw FunctionFault(.notANumber, "The value is not a whole number.")
    }
    var (seconds, rest) = input.asInteger.quotientAndRemainder(dividingBy: perSecond)
    if rest < 0 {
      seconds -= 1
      rest += perSecond
    }
    return try WallClock.instant(
      seconds: seconds,
      nanoseconds: Int(rest * (1_000_000_000 / perSecond))
    )
  }

  func remark(on input: Value, giving output: Value?, _ arena: inout Arena) -> StepRemark.Kind? {
    input.kind == .integer ? .count(input.asInteger) : nil
  }
}
