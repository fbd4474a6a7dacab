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
  /// How a time counts that clocks skip or show twice, for the manual.
  static let note = "a time that clocks skip is moved on by the gap, of two the first counts"

  /// The point in time when clocks of the zone show it; R103 outside the years 1 to 9999.
  static func instant(
    _ date: CivilDate,
    second: Int,
    nanoseconds: Int = 0,
    in zone: Zone
  ) throws(FunctionFault) -> Value {
    let local = date.days * 86_400 + Int64(second)
    return try instant(seconds: zone.instant(local: local), nanoseconds: nanoseconds)
  }

  /// R103 outside the years 1 to 9999.
  static func instant(seconds: Int64, nanoseconds: Int) throws(FunctionFault) -> Value {
    guard ISO8601.seconds.contains(seconds) else { throw fault }
    return .instant(seconds: seconds, nanoseconds: nanoseconds)
  }

  /// R103 outside the years 1 to 9999.
  static func day(_ date: CivilDate) throws(FunctionFault) -> Value {
    guard isInRange(date) else { throw fault }
    return .date(date)
  }

  /// What functions that reach outside the years 1 to 9999 say.
  static let fault = FunctionFault(.notADate, "The result is outside the years 1 to 9999.")

  static func isInRange(_ date: CivilDate) -> Bool { (1...9999).contains(date.year) }
}

extension StepWording {
  /// What a step fails for that makes a day or a point in time of another.
  static let outsideYears = "leads outside the years 1 to 9999"
}

extension StepWords {
  /// The time zone in which a step works, and how the clocks there count where they are changed:
  /// `in Europe/Berlin (of times that clocks skip …)`.
  var localTime: String {
    let isFixed = timeZone == "UTC" || timeZone.hasPrefix("+") || timeZone.hasPrefix("-")
    return isFixed
      ? timeZone
      : "\(timeZone) (a time that clocks skip counts as that much later, of two the first counts)"
  }
}
