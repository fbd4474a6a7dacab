import Records

/// What a text of a pattern says.
struct ReadMoment: Sendable {
  var date: CivilDate
  /// Seconds after midnight on the clocks of the zone.
  var secondOfDay: Int
  var nanoseconds: Int
  /// Seconds east of Greenwich, where the text says so.
  var offset: Int?
}

extension DatePattern {
  /// Reads a text; `nil` where it does not fit or names no day of the calendar.
  ///
  /// Numbers may lack their zeros, letters may be of any case, names may be in full or short, with
  /// a full stop or without, blanks of the pattern stand for one or more. `pivot`:
  /// two-digit years below it belong to 2000, the others to 1900.
  func read(_ text: String, words: DateWords, pivot: Int?) -> ReadMoment? {
    var reading = DateReading(text, words: words, pivot: pivot)
    for item in items {
      switch item {
      case .literal(let bytes): guard reading.take(bytes) else { return nil }
      case .field(let field, _): guard reading.take(field) else { return nil }
      }
    }
    return reading.moment()
  }
}

private struct DateReading {
  private let text: [UInt8]
  private let words: DateWords
  private let pivot: Int?
  private var position = 0
  /// Where the word that was read last ends, without a full stop.
  private var wordEnd = -1
  private var numbers: [DatePattern.Field: Int] = [:]
  private var isAfternoon: Bool?
  private var offset: Int?

  init(_ text: String, words: DateWords, pivot: Int?) {
    self.text = CaseMapping.lowered(text.utf8)
    self.words = words
    self.pivot = pivot
  }

  /// What the text says, where all of it was read.
  mutating func moment() -> ReadMoment? {
    takeStop(before: nil)
    guard position == text.count, let date else { return nil }
    var hour = numbers[.hour] ?? 0
    if let half = numbers[.halfDayHour] {
      guard let isAfternoon, (1...12).contains(half) else { return nil }
      hour = half % 12 + (isAfternoon ? 12 : 0)
    }
    let minute = numbers[.minute] ?? 0
    let second = numbers[.second] ?? 0
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return ReadMoment(
      date: date,
      secondOfDay: hour * 3600 + minute * 60 + second,
      nanoseconds: numbers[.fraction] ?? 0,
      offset: offset
    )
  }

  private var date: CivilDate? {
    var year = numbers[.year]
    if let short = numbers[.shortYear], let pivot { year = short + (short < pivot ? 2000 : 1900) }
    guard let year, year > 0 else { return nil }
    if let day = numbers[.dayOfYear] {
      guard day >= 1, day <= (CivilDate.isLeap(year) ? 366 : 365),
        let first = CivilDate(year: year, month: 1, day: 1)
      else { return nil }
      return CivilDate(days: first.days + Int64(day) - 1)
    }
    guard let month = numbers[.month], let day = numbers[.day] else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  mutating func take(_ literal: [UInt8]) -> Bool {
    let literal = CaseMapping.lowered(literal)
    takeStop(before: literal.first)
    for byte in literal {
      if byte == UInt8(ascii: " ") {
        guard takeBlanks() else { return false }
      } else {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
      }
    }
    return true
  }

  private mutating func takeBlanks() -> Bool {
    let start = position
    while position < text.count {
      let length = WhiteSpace.length(at: position, end: text.count, in: text)
      guard length > 0 else { break }
      position += length
    }
    // A run of blanks in the pattern has been taken by its first one.
    return position > start || (start > 0 && text[start - 1] == UInt8(ascii: " "))
  }

  /// A full stop ends a word that is cut short; the pattern's own is left for it.
  private mutating func takeStop(before next: UInt8?) {
    let stop = UInt8(ascii: ".")
    guard position == wordEnd, position < text.count, text[position] == stop else { return }
    let isNext = next == stop
    if !isNext || position + 1 < text.count && text[position + 1] == stop { position += 1 }
  }

  mutating func take(_ field: DatePattern.Field) -> Bool {
    takeStop(before: nil)
    switch field {
    case .year: return number(field, digits: 4...4)
    case .shortYear: return number(field, digits: 2...2)
    case .month, .day, .hour, .halfDayHour, .minute, .second, .isoWeek:
      return number(field, digits: 1...2)
    case .dayOfYear: return number(field, digits: 1...3)
    case .weekday: return number(field, digits: 1...1)
    case .isoYear: return number(field, digits: 4...4)
    case .fraction: return fraction()
    case .monthName:
      guard let month = word(words.readMonths) else { return false }
      numbers[.month] = month + 1
      return true
    case .weekdayName: return word(words.readDays) != nil
    case .halfOfDay:
      guard let half = word(.halvesOfDay) else { return false }
      isAfternoon = half == 1
      return true
    case .offset: return zoneOffset()
    }
  }

  private mutating func number(_ field: DatePattern.Field, digits: ClosedRange<Int>) -> Bool {
    var value = 0
    var count = 0
    // A blank may stand where the zero would.
    if digits.lowerBound < digits.upperBound, position < text.count,
      text[position] == UInt8(ascii: " ")
    {
      position += 1
      count += 1
    }
    let start = position
    while count < digits.upperBound, position < text.count,
      text[position] &- UInt8(ascii: "0") < 10
    {
      value = value * 10 + Int(text[position] - UInt8(ascii: "0"))
      position += 1
      count += 1
    }
    guard position > start, position - start >= digits.lowerBound else { return false }
    numbers[field] = value
    return true
  }

  private mutating func fraction() -> Bool {
    var value = 0
    var count = 0
    while position < text.count, text[position] &- UInt8(ascii: "0") < 10 {
      guard count < 9 else { return false }
      value = value * 10 + Int(text[position] - UInt8(ascii: "0"))
      position += 1
      count += 1
    }
    guard count > 0 else { return false }
    for _ in count..<9 { value *= 10 }
    numbers[.fraction] = value
    return true
  }

  private mutating func word(_ words: ReadWords) -> Int? {
    guard let (meaning, end) = words.read(text, at: position) else { return nil }
    position = end
    wordEnd = end
    return meaning
  }

  /// `Z`, `+01:00`, `+0100`, `+01`.
  private mutating func zoneOffset() -> Bool {
    guard position < text.count else { return false }
    if text[position] == UInt8(ascii: "z") {
      position += 1
      offset = 0
      return true
    }
    guard text[position] == UInt8(ascii: "+") || text[position] == UInt8(ascii: "-") else {
      return false
    }
    let sign = text[position] == UInt8(ascii: "-") ? -1 : 1
    position += 1
    guard let hours = twoDigits(), hours < 24 else { return false }
    var minutes = 0
    let colon = position < text.count && text[position] == UInt8(ascii: ":")
    if colon { position += 1 }
    if let rest = twoDigits() { minutes = rest } else if colon { return false }
    guard minutes < 60 else { return false }
    offset = sign * (hours * 3600 + minutes * 60)
    return true
  }

  private mutating func twoDigits() -> Int? {
    guard position + 2 <= text.count, text[position] &- UInt8(ascii: "0") < 10,
      text[position + 1] &- UInt8(ascii: "0") < 10
    else { return nil }
    defer { position += 2 }
    return Int(text[position] - UInt8(ascii: "0")) * 10
      + Int(text[position + 1] - UInt8(ascii: "0"))
  }
}
