import Records

/// Instants as the platforms write them, in UTC.
enum TimeText {
  /// As in `2026-02-01T09:00:00.000Z`.
  static func zulu(_ instant: Instant) -> String { text(instant, zone: "Z") }

  /// `2026-02-01T09:00:00.000+0000`, whole seconds, as Salesforce stores them.
  static func offset(_ instant: Instant) -> String {
    text(Instant(milliseconds: instant.milliseconds / 1000 * 1000), zone: "+0000")
  }

  /// As in `2026-02-01`.
  static func day(_ instant: Instant) -> String { String(zulu(instant).prefix(10)) }

  private static func text(_ instant: Instant, zone: String) -> String {
    let day = floorDivide(instant.milliseconds, 86_400_000)
    let rest = instant.milliseconds - day * 86_400_000
    let (year, month, dayOfMonth) = civil(day)
    var output: [UInt8] = []
    output.reserveCapacity(28)
    append(year, 4, to: &output)
    output.append(UInt8(ascii: "-"))
    append(month, 2, to: &output)
    output.append(UInt8(ascii: "-"))
    append(dayOfMonth, 2, to: &output)
    output.append(UInt8(ascii: "T"))
    append(rest / 3_600_000, 2, to: &output)
    output.append(UInt8(ascii: ":"))
    append(rest / 60_000 % 60, 2, to: &output)
    output.append(UInt8(ascii: ":"))
    append(rest / 1000 % 60, 2, to: &output)
    output.append(UInt8(ascii: "."))
    append(rest % 1000, 3, to: &output)
    output += Array(zone.utf8)
    return String(decoding: output, as: UTF8.self)
  }

  private static func append(_ number: Int64, _ width: Int, to output: inout [UInt8]) {
    var divisor: Int64 = 1
    for _ in 1..<width { divisor *= 10 }
    while divisor > 0 {
      output.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  private static func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
    value >= 0 ? value / by : (value - by + 1) / by
  }

  /// Year, month and day of a day number since 1970, after Howard Hinnant's `civil_from_days`.
  private static func civil(_ days: Int64) -> (Int64, Int64, Int64) {
    let shifted = days + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }
}
