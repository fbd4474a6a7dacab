package import Records

/// Takes a number out of a day or a point in time.
package struct DatePart: MappingFunction {
  private static let parts = [
    "year", "quarter", "month", "week", "day", "weekday", "day_of_year", "hour", "minute",
  ]

  package static let signature = FunctionSignature(
    "date_part",
    "Takes a number out of a day or a point in time: year, quarter, month, ISO week, day …",
    parameters: [
      .init("part", .word(parts), "weekday: 1 is Monday; hour and minute are 0 for days"),
      .init("time_zone", .text, required: false, "whose clocks count; UTC unless said"),
    ],
    takes: .types([.date, .datetime]),
    gives: .type(.int),
    lossy: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    StepWording(
      "only its \(step.plain("part"))" + step.ofInstants("in \(step.timeZone)"),
      loses: "all but the \(step.plain("part"))"
    )
  }

  package static let examples: [FunctionExample] = [
    .gives(2026, from: "2026-05-20", as: .date, ["part": "year"], because: "a year"),
    .gives(53, from: "2027-01-01", as: .date, ["part": "week"], because: "ISO weeks"),
    .gives(5, from: "2026-05-22", as: .date, ["part": "weekday"], because: "a Friday"),
    .gives(
      9,
      from: "2026-01-15T08:30:00Z",
      as: .datetime,
      ["part": "hour", "time_zone": "+01:00"],
      because: "on clocks there"
    ),
    .gives(nil, from: nil, as: .date, ["part": "day"], because: "null stays null"),
  ]

  /// The least and the greatest number that a part has; no years are out of the question.
  static func bounds(of part: String?) -> (least: Int64?, greatest: Int64?) {
    switch part {
    case "quarter": (1, 4)
    case "month": (1, 12)
    case "week": (1, 53)
    case "day": (1, 31)
    case "weekday": (1, 7)
    case "day_of_year": (1, 366)
    case "hour": (0, 23)
    case "minute": (0, 59)
    default: (nil, nil)
    }
  }

  private let part: String
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    part = try arguments.word("part", of: Self.parts)
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) -> Value {
    let shown =
      input.kind == .instant
      ? ShownMoment(input.moment, in: zone) : ShownMoment(input.civilDate)
    let date = shown.date
    let number =
      switch part {
      case "year": date.year
      case "quarter": (date.month + 2) / 3
      case "month": date.month
      case "week": Self.week(of: date)
      case "day": date.day
      case "weekday": date.weekday
      case "day_of_year": Int(date.days - CalendarUnit.year.start(of: date).days) + 1
      case "hour": shown.secondOfDay / 3600
      default: shown.secondOfDay / 60 % 60
      }
    return .integer(Int64(number))
  }

  /// The week of ISO 8601: the first one has the year's first Thursday.
  private static func week(of date: CivilDate) -> Int {
    let thursday = CivilDate(days: date.days + Int64(4 - date.weekday))
    return Int(thursday.days - CalendarUnit.year.start(of: thursday).days) / 7 + 1
  }
}
