package import Records

/// Goes back to where a unit of the calendar begins.
package struct StartOf: MappingFunction {
  package static let signature = FunctionSignature(
    "start_of",
    "Goes back to the beginning of the year, quarter, month, week (Monday), day or hour.",
    parameters: [
      .init("unit", .word(CalendarUnit.allCases.map(\.rawValue)), "hour: not for days"),
      .init(
        "time_zone",
        .text,
        required: false,
        "whose days count; UTC unless said; \(WallClock.note)"
      ),
    ],
    takes: .types([.date, .datetime]),
    gives: .sameAsInput,
    fallible: true,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only the beginning of its \(step.plain("unit"))"
        + step.ofInstants("in \(step.localTime)"),
      loses: "where in the \(step.plain("unit")) it is",
      fails: StepWording.outsideYears
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("2026-04-01", from: "2026-05-20", as: .date, ["unit": "quarter"], because: "April on"),
    .gives("2026-01-12", from: "2026-01-15", as: .date, ["unit": "week"], because: "a Monday"),
    .gives(
      "2026-01-14T23:00:00.000Z",
      from: "2026-01-15T08:30:00Z",
      as: .datetime,
      ["unit": "day", "time_zone": "+01:00"],
      because: "midnight there"
    ),
    .gives(nil, from: nil, as: .date, ["unit": "month"], because: "null stays null"),
    .fails(
      .notADate,
      from: "0001-01-01T00:30:00Z",
      as: .datetime,
      ["unit": "day", "time_zone": "+01:00"],
      because: "midnight there is before the year 1"
    ),
  ]

  private let unit: CalendarUnit
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let word = try arguments.word("unit", of: CalendarUnit.allCases.map(\.rawValue))
    unit = CalendarUnit(rawValue: word) ?? .day
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard input.kind == .instant else {
      return try WallClock.day(unit.start(of: input.civilDate))
    }
    let shown = ShownMoment(input.moment, in: zone)
    guard unit == .hour else {
      return try WallClock.instant(unit.start(of: shown.date), second: 0, in: zone)
    }
    // Hours begin where clocks show none of their minutes, whatever they are set to.
    return try WallClock.instant(
      seconds: input.seconds - Int64(shown.secondOfDay % 3600),
      nanoseconds: 0
    )
  }
}
