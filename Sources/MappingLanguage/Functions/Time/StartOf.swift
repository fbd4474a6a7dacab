package import Records

/// Goes back to where a unit of the calendar begins.
package struct StartOf: MappingFunction {
  package static let signature = FunctionSignature(
    "start_of",
    "Goes back to the beginning of the year, quarter, month, week (Monday), day or hour.",
    parameters: [
      .init("unit", .word(CalendarUnit.allCases.map(\.rawValue)), "hour: not for days"),
      .init("time_zone", .text, required: false, "whose days count; UTC unless said"),
    ],
    takes: .types([.date, .datetime]),
    gives: .sameAsInput,
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only the beginning of its \(step.plain("unit")), in \(step.timeZone)",
      loses: "where in the \(step.plain("unit")) it is"
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
  ]

  private let unit: CalendarUnit
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    let word = try arguments.word("unit", of: CalendarUnit.allCases.map(\.rawValue))
    unit = CalendarUnit(rawValue: word) ?? .day
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    guard input.kind == .instant else { return .date(unit.start(of: input.civilDate)) }
    let shown = ShownMoment(input.moment, in: zone)
    guard unit == .hour else {
      return WallClock.instant(unit.start(of: shown.date), second: 0, in: zone)
    }
    // Hours begin where clocks show none of their minutes, whatever they are set to.
    return .instant(seconds: input.seconds - Int64(shown.secondOfDay % 3600))
  }
}
