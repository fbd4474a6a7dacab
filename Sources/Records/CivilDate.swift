/// A day of the Gregorian calendar, extended backwards; no zone, no time.
///
/// Days are counted from 1970-01-01. The arithmetic is Howard Hinnant's
/// (https://howardhinnant.github.io/date_algorithms.html): eras of 400 years that start on 1 March.
package struct CivilDate: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// The largest year on either side of zero that a date is made with.
  package static let yearMax = 999_999_999

  /// `nil` where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard year.magnitude <= Self.yearMax, (1...12).contains(month),
      day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The date so many days after 1970-01-01.
  package init(days: Int64) {
    // 1970-01-01 is day 135,080 of the fifth era.
    let (eras, rest) = Self.floorDivision(days, 146_097)
    var (era, dayOfEra) = (eras + 4, rest + 135_080)
    if dayOfEra >= 146_097 {
      era += 1
      dayOfEra -= 146_097
    }
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    month = Int(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9)
    year = Int(era * 400 + yearOfEra) + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  package var days: Int64 {
    let marchYear = Int64(month <= 2 ? year - 1 : year)
    let (era, yearOfEra) = Self.floorDivision(marchYear, 400)
    let marchMonth = Int64(month > 2 ? month - 3 : month + 9)
    let dayOfYear = (153 * marchMonth + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// 1 for Monday to 7 for Sunday, as in ISO 8601.
  package var weekday: Int {
    // 1970-01-01 was a Thursday.
    Int(Self.floorDivision(days + 3, 7).remainder) + 1
  }

  package static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days the month has, 1 to 12.
  package static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// The quotient rounded down and the remainder that is never negative.
  static func floorDivision(
    _ value: Int64,
    _ divisor: Int64
  )
    -> (quotient: Int64, remainder: Int64)
  {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
