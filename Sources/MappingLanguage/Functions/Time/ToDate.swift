package import Records

/// Takes the day of a point in time, as calendars of a zone show it.
package struct ToDate: MappingFunction {
  package static let signature = FunctionSignature(
    "to_date",
    "Takes the day of a point in time, as calendars of a time zone show it.",
    parameters: [.init("time_zone", .text, required: false, "UTC unless said")],
    takes: .types([.datetime]),
    gives: .type(.date),
    fallible: true,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only its day, in \(step.timeZone)",
      loses: "the time of day",
      fails: StepWording.outsideYears
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("2026-01-15", from: "2026-01-15T23:30:00Z", as: .datetime, because: "in UTC"),
    .gives(
      "2026-01-16",
      from: "2026-01-15T23:30:00Z",
      as: .datetime,
      ["time_zone": "+01:00"],
      because: "an hour further east it is the next day"
    ),
    .gives(nil, from: nil, as: .datetime, because: "null stays null"),
    .fails(
      .notADate,
      from: "0001-01-01T00:30:00Z",
      as: .datetime,
      ["time_zone": "-01:00"],
      because: "there it is the year 0"
    ),
  ]

  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try WallClock.day(ShownMoment(input.moment, in: zone).date)
  }
}
