/// Dates and date-times as the platform takes them.
enum DateForms {
  /// `2026-01-15`, a day that exists.
  static func isDay(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2],
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    return (1...12).contains(month) && day >= 1 && day <= days(in: month, of: year)
  }

  /// `2026-01-15T08:30:00Z`, `….000+0000` or `…+01:00`.
  static func isTime(_ text: String) -> Bool {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, isDay(halves[0]) else { return false }
    let clock = halves[1]
    guard let zone = clock.firstIndex(where: { $0 == "Z" || $0 == "+" || $0 == "-" }) else {
      return false
    }
    let parts = clock[..<zone].split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]),
      let second = Double(parts[2])
    else { return false }
    guard (0...23).contains(hour), (0...59).contains(minute), second >= 0, second < 60 else {
      return false
    }
    let offset = clock[zone...].dropFirst().filter { $0 != ":" }
    return clock[zone] == "Z" ? offset.isEmpty : offset.utf8.count == 4 && Int(offset) != nil
  }

  /// A date-time whose zone is UTC.
  static func isUTC(_ text: String) -> Bool {
    isTime(text) && (text.hasSuffix("Z") || text.hasSuffix("+0000") || text.hasSuffix("+00:00"))
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
