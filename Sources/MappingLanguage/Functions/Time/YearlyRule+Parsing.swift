extension YearlyRule {
  /// Reads a POSIX TZ text with the extensions of RFC 9636; `nil` for anything else.
  init?(parsing text: [UInt8]) {
    var reader = RuleReader(text)
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.skipName() else { return nil }
    var offset = standard + 3600
    if reader.next != UInt8(ascii: ",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard let begin = reader.change(), let end = reader.change(), reader.isAtEnd else {
      return nil
    }
    summer = Summer(offset: offset, begin: begin, end: end)
  }
}

private struct RuleReader {
  private let text: [UInt8]
  private var position = 0

  init(_ text: [UInt8]) { self.text = text }

  var next: UInt8? { position < text.count ? text[position] : nil }
  var isAtEnd: Bool { position == text.count }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// `CET`, `<+0330>`.
  mutating func skipName() -> Bool {
    if take("<") {
      while let byte = next, byte != UInt8(ascii: ">") { position += 1 }
      return take(">")
    }
    let start = position
    while let byte = next, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") {
      position += 1
    }
    return position - start >= 3
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let byte = next, byte &- UInt8(ascii: "0") < 10, (value ?? 0) < 10_000 {
      value = (value ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return value
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(), hours <= 167 else { return nil }
    var seconds = hours * 3600
    if take(":") {
      guard let minutes = number(), minutes < 60 else { return nil }
      seconds += minutes * 60
      if take(":") {
        guard let rest = number(), rest < 60 else { return nil }
        seconds += rest
      }
    }
    return sign * seconds
  }

  /// `,M3.5.0/2`.
  mutating func change() -> YearlyRule.Change? {
    guard take(","), let day = day() else { return nil }
    guard take("/") else { return YearlyRule.Change(day: day, seconds: 7200) }
    guard let seconds = time() else { return nil }
    return YearlyRule.Change(day: day, seconds: seconds)
  }

  private mutating func day() -> YearlyRule.Change.Day? {
    if take("M") {
      guard let month = number(), (1...12).contains(month), take("."), let week = number(),
        (1...5).contains(week), take("."), let day = number(), day < 7
      else { return nil }
      return .weekday(month: month, week: week, day: day)
    }
    if take("J") {
      guard let day = number(), (1...365).contains(day) else { return nil }
      return .withoutLeapDay(day)
    }
    guard let day = number(), day <= 365 else { return nil }
    return .ofYear(day)
  }
}
