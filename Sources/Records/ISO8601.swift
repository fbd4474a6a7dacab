/// Dates and instants as ISO 8601 text, in the one form that JSON and platforms use.
package enum ISO8601 {
  /// A point in time: seconds since 1970-01-01T00:00:00Z, and 0 to 999,999,999 nanoseconds.
  package struct Moment: Hashable, Sendable {
    package var seconds: Int64
    package var nanoseconds: Int

    package init(seconds: Int64, nanoseconds: Int = 0) {
      self.seconds = seconds
      self.nanoseconds = nanoseconds
    }
  }

  /// The seconds since 1970 of the years 1 to 9999 in UTC, beyond which nothing is read or made.
  package static let seconds: Range<Int64> = -62_135_596_800..<253_402_300_800

  /// Reads `2026-01-15`, years 0001 to 9999; `nil` for anything else.
  package static func parseDate(_ text: borrowing Span<UInt8>) -> CivilDate? {
    text.count == 10 ? dateAtStart(text) : nil
  }

  /// Reads `2026-01-15T08:30:00.000Z`; `nil` for anything else.
  ///
  /// Seconds may be missing, a fraction has 1 to 9 digits, a blank or `t` may stand for `T`. The
  /// offset is required: `Z`, `+01:00`, `+0100` or `+01`. There are no leap seconds and no 24:00.
  package static func parseInstant(_ text: borrowing Span<UInt8>) -> Moment? {
    guard let date = dateAtStart(text), text.count > 16,
      text[10] | 0x20 == UInt8(ascii: "t") || text[10] == UInt8(ascii: " "),
      let hour = number(text, at: 11, digits: 2), hour < 24, text[13] == UInt8(ascii: ":"),
      let minute = number(text, at: 14, digits: 2), minute < 60
    else { return nil }
    var index = 16
    var second = 0
    var nanoseconds = 0
    if text[index] == UInt8(ascii: ":") {
      guard let value = number(text, at: 17, digits: 2), value < 60 else { return nil }
      second = value
      index = 19
      if index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ",") {
        index += 1
        guard let fraction = fraction(text, &index) else { return nil }
        nanoseconds = fraction
      }
    }
    guard let offset = offset(text, from: index) else { return nil }
    let ofDay = Int64(hour * 3600 + minute * 60 + second - offset)
    let moment = Moment(seconds: date.days * 86_400 + ofDay, nanoseconds: nanoseconds)
    return seconds.contains(moment.seconds) ? moment : nil
  }

  /// Appends `2026-01-15`.
  package static func append(_ date: CivilDate, to output: inout [UInt8]) {
    write(date, to: &output)
  }

  static func write(_ date: CivilDate, to output: inout some ByteSink & ~Copyable) {
    if date.year < 0 { output.append(UInt8(ascii: "-")) }
    appendNumber(date.year, digits: 4, to: &output)
    output.append(UInt8(ascii: "-"))
    appendNumber(date.month, digits: 2, to: &output)
    output.append(UInt8(ascii: "-"))
    appendNumber(date.day, digits: 2, to: &output)
  }

  /// Appends `2026-01-15T08:30:00.000Z`; six or nine digits of a second only where they are needed.
  package static func append(_ moment: Moment, to output: inout [UInt8]) {
    write(moment, to: &output)
  }

  static func write(_ moment: Moment, to output: inout some ByteSink & ~Copyable) {
    let (days, second) = CivilDate.floorDivision(moment.seconds, 86_400)
    let date = CivilDate(days: days)
    let (milliseconds, rest) = moment.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000)
    if (0..<10_000).contains(date.year), rest == 0 {
      return writeUsual(date, second: Int(second), milliseconds, to: &output)
    }
    write(date, to: &output)
    output.append(UInt8(ascii: "T"))
    appendNumber(Int(second / 3600), digits: 2, to: &output)
    output.append(UInt8(ascii: ":"))
    appendNumber(Int(second / 60 % 60), digits: 2, to: &output)
    output.append(UInt8(ascii: ":"))
    appendNumber(Int(second % 60), digits: 2, to: &output)
    output.append(UInt8(ascii: "."))
    let nanoseconds = moment.nanoseconds
    if nanoseconds % 1_000_000 == 0 {
      appendNumber(nanoseconds / 1_000_000, digits: 3, to: &output)
    } else if nanoseconds % 1000 == 0 {
      appendNumber(nanoseconds / 1000, digits: 6, to: &output)
    } else {
      appendNumber(nanoseconds, digits: 9, to: &output)
    }
    output.append(UInt8(ascii: "Z"))
  }

  /// A point in time with a year of four digits and whole milliseconds.
  private static func writeUsual(
    _ date: CivilDate,
    second: Int,
    _ milliseconds: Int,
    to output: inout some ByteSink & ~Copyable
  ) {
    var text = InlineArray<24, UInt8>(repeating: UInt8(ascii: "-"))
    func put(_ number: Int, at place: Int) {
      text[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
      text[place + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
    }
    put(date.year / 100, at: 0)
    put(date.year % 100, at: 2)
    put(date.month, at: 5)
    put(date.day, at: 8)
    text[10] = UInt8(ascii: "T")
    put(second / 3600, at: 11)
    text[13] = UInt8(ascii: ":")
    put(second / 60 % 60, at: 14)
    text[16] = UInt8(ascii: ":")
    put(second % 60, at: 17)
    text[19] = UInt8(ascii: ".")
    text[20] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: milliseconds / 100)
    put(milliseconds % 100, at: 21)
    text[23] = UInt8(ascii: "Z")
    output.append(text.span)
  }

  private static func dateAtStart(_ text: borrowing Span<UInt8>) -> CivilDate? {
    guard text.count >= 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text, at: 0, digits: 4), year > 0,
      let month = number(text, at: 5, digits: 2),
      let day = number(text, at: 8, digits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  private static func number(_ text: borrowing Span<UInt8>, at start: Int, digits: Int) -> Int? {
    guard start + digits <= text.count else { return nil }
    var value = 0
    for index in start..<(start + digits) {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func fraction(_ text: borrowing Span<UInt8>, _ index: inout Int) -> Int? {
    let start = index
    var value = 0
    while index < text.count, text[index] &- UInt8(ascii: "0") < 10 {
      guard index - start < 9 else { return nil }
      value = value * 10 + Int(text[index] &- UInt8(ascii: "0"))
      index += 1
    }
    guard index > start else { return nil }
    for _ in (index - start)..<9 { value *= 10 }
    return value
  }

  /// Seconds east of Greenwich, where the rest of the text is an offset and nothing else.
  private static func offset(_ text: borrowing Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    if text[start] | 0x20 == UInt8(ascii: "z") { return start + 1 == text.count ? 0 : nil }
    let sign: Int
    switch text[start] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    guard let hours = number(text, at: start + 1, digits: 2), hours < 24 else { return nil }
    var index = start + 3
    guard index < text.count else { return sign * hours * 3600 }
    if text[index] == UInt8(ascii: ":") { index += 1 }
    guard let minutes = number(text, at: index, digits: 2), minutes < 60,
      index + 2 == text.count
    else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }

  private static func appendNumber(
    _ number: Int,
    digits: Int,
    to output: inout some ByteSink & ~Copyable
  ) {
    let number = number.magnitude
    switch digits {
    case 2 where number < 100: appendPair(number, to: &output)
    case 3 where number < 1000:
      output.append(UInt8(ascii: "0") + UInt8(number / 100))
      appendPair(number % 100, to: &output)
    case 4 where number < 10_000:
      appendPair(number / 100, to: &output)
      appendPair(number % 100, to: &output)
    default: ExactDecimal.appendDigits(UInt64(number), atLeast: digits, to: &output)
    }
  }

  /// A number below 100 in two digits.
  @inline(__always)
  private static func appendPair(_ number: UInt, to output: inout some ByteSink & ~Copyable) {
    output.append(UInt8(ascii: "0") + UInt8(number / 10))
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
