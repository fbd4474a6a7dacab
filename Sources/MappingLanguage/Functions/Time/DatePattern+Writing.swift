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
        case .number(let number, let width):
          Self.write(number, width: padded ? width : 1, to: &arena)
        }
      }
    }
  }

  private enum Shown {
    case word(String)
    case number(Int, width: Int)
  }

  private func value(of field: Field, _ moment: ShownMoment, _ words: DateWords) -> Shown {
    let date = moment.date
    let hour = moment.secondOfDay / 3600
    switch field {
    case .year: return .number(date.year, width: 4)
    case .shortYear: return .number(date.year % 100, width: 2)
    case .month: return .number(date.month, width: 2)
    case .monthName(let short):
      return .word((short ? words.shortMonths : words.months)[date.month - 1])
    case .day: return .number(date.day, width: 2)
    case .dayOfYear: return .number(dayOfYear(date), width: 3)
    case .hour: return .number(hour, width: 2)
    case .halfDayHour: return .number(hour % 12 == 0 ? 12 : hour % 12, width: 2)
    case .minute: return .number(moment.secondOfDay / 60 % 60, width: 2)
    case .second: return .number(moment.secondOfDay % 60, width: 2)
    case .fraction: return .number(moment.nanoseconds / 1000, width: 6)
    case .halfOfDay: return .word(hour < 12 ? "AM" : "PM")
    case .offset: return .word(Self.text(ofOffset: moment.offset, colon: false))
    case .weekdayName(let short):
      return .word((short ? words.shortDays : words.days)[date.weekday - 1])
    case .weekday: return .number(date.weekday, width: 1)
    case .isoWeek: return .number((dayOfYear(thursday(of: date)) - 1) / 7 + 1, width: 2)
    case .isoYear: return .number(thursday(of: date).year, width: 4)
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
