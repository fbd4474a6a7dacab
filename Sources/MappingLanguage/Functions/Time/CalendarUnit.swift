import Records

/// What a calendar counts in.
enum CalendarUnit: String, CaseIterable, Sendable {
  case year
  case quarter
  case month
  case week
  case day
  case hour

  /// The first day of the unit that a day is in; weeks begin on Monday.
  func start(of date: CivilDate) -> CivilDate {
    switch self {
    case .year: CivilDate(year: date.year, month: 1, day: 1) ?? date
    case .quarter:
      CivilDate(year: date.year, month: (date.month - 1) / 3 * 3 + 1, day: 1) ?? date
    case .month: CivilDate(year: date.year, month: date.month, day: 1) ?? date
    case .week: CivilDate(days: date.days - Int64(date.weekday - 1))
    case .day, .hour: date
    }
  }
}

/// Days and times of day as clocks of a zone show them, and back.
enum WallClock {
  /// The point in time when clocks of the zone show it.
  static func instant(
    _ date: CivilDate,
    second: Int,
    nanoseconds: Int = 0,
    in zone: Zone
  ) -> Value {
    let local = date.days * 86_400 + Int64(second)
    return .instant(seconds: zone.instant(local: local), nanoseconds: nanoseconds)
  }

  /// What functions that reach outside the years 1 to 9999 say.
  static let fault = FunctionFault(.notADate, "The result is outside the years 1 to 9999.")

  static func isInRange(_ date: CivilDate) -> Bool { (1...9999).contains(date.year) }
}
