import Records

/// A moment as clocks of a zone show it, ready to be written.
struct ShownMoment {
  var date: CivilDate
  var secondOfDay = 0
  var nanoseconds = 0
  var offset = 0

  init(_ date: CivilDate) { self.date = date }

  init(_ moment: ISO8601.Moment, in zone: Zone) {
    offset = zone.offset(at: moment.seconds)
    let local = moment.seconds + Int64(offset)
    let days = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
    date = CivilDate(days: days)
    secondOfDay = Int(local - days * 86_400)
    nanoseconds = moment.nanoseconds
  }
}

extension DatePattern {
  /// Appends the moment.
  func write(_ moment: ShownMoment, words: DateWords, to arena: inout Arena) {
    for item in items {
      switch item {
      case .literal(let bytes): arena.append(bytes)
      case .field(let field, let padded):
        switch value(of: field, moment, words) {
        case .word(let word): arena.append(word)
        case .number(let number):
          Self.write(number, width: padded ? field.digits : 1, to: &arena)
        }
      }
    }
  }

  private enum Shown {
    case word(String)
    case number(Int)
  }

  private func value(of field: Field, _ moment: ShownMoment, _ words: DateWords) -> Shown {
    let date = moment.date
    let hour = moment.secondOfDay / 3600
    switch field {
    case .year: return .number(date.year)
    case .shortYear: return .number(date.year % 100)
    case .month: return .number(date.month)
    case .monthName(let short):
      return .word((short ? words.shortMonths : words.months)[date.month - 1])
    case .day: return .number(date.day)
    case .dayOfYear: return .number(dayOfYear(date))
    case .hour: return .number(hour)
    case .halfDayHour: return .number(hour % 12 == 0 ? 12 : hour % 12)
    case .minute: return .number(moment.secondOfDay / 60 % 60)
    case .second: return .number(moment.secondOfDay % 60)
    case .fraction: return .number(moment.nanoseconds / 1000)
    case .halfOfDay: return .word(hour < 12 ? "AM" : "PM")
    case .offset: return .word(Self.text(ofOffset: moment.offset, colon: false))
    case .weekdayName(let short):
      return .word((short ? words.shortDays : words.days)[date.weekday - 1])
    case .weekday: return .number(date.weekday)
    case .isoWeek: return .number((dayOfYear(thursday(of: date)) - 1) / 7 + 1)
    case .isoYear: return .number(thursday(of: date).year)
    }
  }

  /// The Thursday of the date's week says which year the week belongs to (ISO 8601).
  private func thursday(of date: CivilDate) -> CivilDate {
    CivilDate(days: date.days + Int64(4 - date.weekday))
  }

  private func dayOfYear(_ date: CivilDate) -> Int {
    let first = CivilDate(year: date.year, month: 1, day: 1)?.days ?? date.days
    return Int(date.days - first) + 1
  }

  /// `+0100`, `+01:00`.
  static func text(ofOffset offset: Int, colon: Bool) -> String {
    let minutes = abs(offset) / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + (colon ? ":" : "") + two(minutes % 60)
  }

  private static func write(_ number: Int, width: Int, to arena: inout Arena) {
    let digits = Array(String(abs(number)).utf8)
    if number < 0 { arena.append(UInt8(ascii: "-")) }
    for _ in 0..<max(0, width - digits.count) { arena.append(UInt8(ascii: "0")) }
    arena.append(digits)
  }
}

extension DatePattern.Field {
  /// The digits that a number is written with at least; 0 for words and offsets.
  var digits: Int {
    switch self {
    case .year, .isoYear: 4
    case .shortYear, .month, .day, .hour, .halfDayHour, .minute, .second, .isoWeek: 2
    case .dayOfYear: 3
    case .fraction: 6
    case .weekday: 1
    case .monthName, .weekdayName, .halfOfDay, .offset: 0
    }
  }

  /// The numbers that are written; zones may show days just outside the years 1 to 9999.
  var numbers: ClosedRange<Int> {
    switch self {
    case .year, .isoYear: 0...10_000
    case .shortYear: 0...99
    case .month, .halfDayHour: 1...12
    case .day: 1...31
    case .dayOfYear: 1...366
    case .hour: 0...23
    case .minute, .second: 0...59
    case .fraction: 0...999_999
    case .weekday: 1...7
    case .isoWeek: 1...53
    case .monthName, .weekdayName, .halfOfDay, .offset: 0...0
    }
  }
}
