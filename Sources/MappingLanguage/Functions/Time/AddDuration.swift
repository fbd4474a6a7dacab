package import Records

/// Moves a day or a point in time.
///
/// Years and months first, cut to the end of a month that is shorter, then days, all as calendars
/// of the zone show them; then hours and minutes as they pass.
package struct AddDuration: MappingFunction {
  private static let names = ["years", "months", "days", "hours", "minutes"]

  package static let signature = FunctionSignature(
    "add_duration",
    "Moves a day or a point in time; amounts may be negative, ends of months are kept to.",
    parameters: names.map { name in
      .init(
        name,
        .integer,
        required: false,
        name == "hours" || name == "minutes" ? "not for days" : ""
      )
    } + [
      .init(
        "time_zone",
        .text,
        required: false,
        "whose days count; UTC unless said; \(WallClock.note)"
      )
    ],
    takes: .types([.date, .datetime]),
    gives: .sameAsInput,
    fallible: true,
    total: true
  )

  package static func wording(_ step: StepWords) -> StepWording {
    let parts = names.compactMap { name in
      step.number(name).map {
        ($0 < 0 ? -$0 : $0).of(String(name.dropLast())) + ($0 < 0 ? " earlier" : " later")
      }
    }
    return StepWording(
      parts.listed("and") + step.ofInstants("by the days of \(step.localTime)"),
      fails: StepWording.outsideYears
    )
  }

  package static let examples: [FunctionExample] = [
    .gives("2026-01-22", from: "2026-01-15", as: .date, ["days": 7], because: "a week later"),
    .gives("2026-02-28", from: "2026-01-31", as: .date, ["months": 1], because: "February ends"),
    .gives("2025-02-28", from: "2024-02-29", as: .date, ["years": 1], because: "no leap year"),
    .gives(
      "2026-01-14T23:30:00.000Z",
      from: "2026-01-15T08:30:00Z",
      as: .datetime,
      ["hours": -9],
      because: "back in time"
    ),
    .gives(nil, from: nil, as: .date, ["days": 1], because: "null stays null"),
    .fails(.notADate, from: "9999-12-31", as: .date, ["days": 1], because: "beyond the years"),
  ]

  private let months: Int
  private let days: Int
  private let seconds: Int
  private let zone: Zone

  package init(_ arguments: StepArguments) throws(ArgumentFault) {
    var amounts: [String: Int] = [:]
    for name in Self.names {
      guard let amount = try arguments.integer(name, default: nil) else { continue }
      guard amount.magnitude < 10_000_000 else {
        throw ArgumentFault(name, "a number below 10,000,000 is needed")
      }
      amounts[name] = amount
    }
    guard !amounts.isEmpty else {
      throw ArgumentFault("days", "one of \(Self.names.joined(separator: ", ")) is needed")
    }
    months = (amounts["years"] ?? 0) * 12 + (amounts["months"] ?? 0)
    days = amounts["days"] ?? 0
    seconds = (amounts["hours"] ?? 0) * 3600 + (amounts["minutes"] ?? 0) * 60
    zone = try arguments.zone() ?? .fixed(seconds: 0)
  }

  package func apply(_ input: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard input.kind == .instant else {
      guard seconds == 0 else {
        throw FunctionFault(.notADate, "A day has no hours; make a point in time of it first.")
      }
      return .date(try moved(input.civilDate))
    }
    let shown = ShownMoment(input.moment, in: zone)
    let date = try moved(shown.date)
    let calendar =
      date == shown.date
      ? input.seconds
      : try WallClock.instant(date, second: shown.secondOfDay, in: zone).seconds
    return try WallClock.instant(
      seconds: calendar + Int64(seconds),
      nanoseconds: input.nanoseconds
    )
  }

  private func moved(_ date: CivilDate) throws(FunctionFault) -> CivilDate {
    let month = date.year * 12 + date.month - 1 + months
    let year = month >= 0 ? month / 12 : (month - 11) / 12
    let number = month - year * 12 + 1
    let day = min(date.day, CivilDate.days(in: number, of: year))
    guard let first = CivilDate(year: year, month: number, day: day) else { throw WallClock.fault }
    let result = CivilDate(days: first.days + Int64(days))
    guard WallClock.isInRange(result) else { throw WallClock.fault }
    return result
  }
}
