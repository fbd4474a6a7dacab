import Records
import Testing

@Suite("Days")
struct CivilDateTests {
  @Test(
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
      (2026, 1, 15, 20_468), (1600, 2, 29, -135_081), (1, 1, 1, -719_162), (0, 3, 1, -719_468),
      (0, 2, 29, -719_469), (-1, 12, 31, -719_529), (9999, 12, 31, 2_932_896),
      (2100, 2, 28, 47_540), (2100, 3, 1, 47_541),
    ] as [(Int, Int, Int, Int64)]
  )
  func `are counted from 1970-01-01`(year: Int, month: Int, day: Int, days: Int64) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.days == days)
    #expect(CivilDate(days: days) == date)
  }

  @Test func `follow one another without a gap for eight hundred years`() throws {
    var expected = try #require(CivilDate(year: 1599, month: 12, day: 31))
    for days in expected.days...(expected.days + 292_200) {
      let date = CivilDate(days: days)
      #expect(date == expected && date.days == days)
      let last = CivilDate.days(in: date.month, of: date.year)
      expected =
        try date.day < last
        ? #require(CivilDate(year: date.year, month: date.month, day: date.day + 1))
        : date.month < 12
          ? #require(CivilDate(year: date.year, month: date.month + 1, day: 1))
          : #require(CivilDate(year: date.year + 1, month: 1, day: 1))
      #expect(date < expected)
    }
  }

  @Test(arguments: [
    (2025, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0),
    (2026, 1, 32), (1_000_000_000, 1, 1), (.min, 1, 1),
  ])
  func `that the calendar has not are refused`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [Int64.min, Int64.min + 1, Int64.max, Int64.max - 1, -146_097, 146_097])
  func `however far away have a year, a month and a day`(days: Int64) {
    let date = CivilDate(days: days)
    #expect((1...12).contains(date.month) && (1...31).contains(date.day))
  }

  @Test(arguments: [(0, 4), (3, 7), (4, 1), (-1, 3), (20_468, 4), (-719_162, 1)] as [(Int64, Int)])
  func `have a weekday, Monday first`(days: Int64, weekday: Int) {
    #expect(CivilDate(days: days).weekday == weekday)
  }
}

@Suite("ISO 8601")
struct ISO8601Tests {
  static func instant(_ text: String) -> ISO8601.Moment? {
    ISO8601.parseInstant(text.utf8Span.span)
  }

  static func text(_ moment: ISO8601.Moment) -> String {
    var output: [UInt8] = []
    ISO8601.append(moment, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("2026-01-15T08:30:00.000Z", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30:00Z", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30Z", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15t08:30:00z", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15 08:30:00Z", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30:00.000+0000", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30:00+00:00", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30:00-00:00", "2026-01-15T08:30:00.000Z"),
    ("2026-01-15T08:30:00+01", "2026-01-15T07:30:00.000Z"),
    ("2026-01-01T00:30:00+01:00", "2025-12-31T23:30:00.000Z"),
    ("2025-12-31T23:30:00-0530", "2026-01-01T05:00:00.000Z"),
    ("2024-02-29T23:59:59.5Z", "2024-02-29T23:59:59.500Z"),
    ("2024-02-29T23:59:59,25Z", "2024-02-29T23:59:59.250Z"),
    ("2026-01-15T08:30:00.1234567Z", "2026-01-15T08:30:00.123456700Z"),
    ("2026-01-15T08:30:00.123456Z", "2026-01-15T08:30:00.123456Z"),
    ("2026-01-15T08:30:00.000000001Z", "2026-01-15T08:30:00.000000001Z"),
    ("2026-01-15T08:30+14:00", "2026-01-14T18:30:00.000Z"),
    ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
    ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
    ("0001-01-01T01:00:00+01:00", "0001-01-01T00:00:00.000Z"),
    ("9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999999Z"),
  ])
  func `instants are read in the forms platforms write and written in one`(
    text: String,
    written: String
  ) throws {
    let moment = try #require(Self.instant(text))
    #expect(Self.text(moment) == written)
    #expect(Self.instant(written) == moment)
  }

  @Test(arguments: [
    "", "2026-01-15", "2026-01-15T08:30:00", "2026-01-15T08:30:00.000", "2026-01-15T08:30",
    "2026-01-15T24:00:00Z", "2026-01-15T08:60:00Z", "2026-01-15T08:30:60Z", "2026-02-29T00:00:00Z",
    "2026-01-15T8:30:00Z", "2026-01-15T08:30:00.Z", "2026-01-15T08:30:00.0000000001Z",
    "2026-01-15T08:30:00ZZ", "2026-01-15T08:30:00Z ", " 2026-01-15T08:30:00Z",
    "2026-01-15T08:30:0Z",
    "2026-01-15T08:30:00+1", "2026-01-15T08:30:00+1:00", "2026-01-15T08:30:00+24:00",
    "2026-01-15T08:30:00+01:60", "2026-01-15T08:30:00+01:0", "2026-01-15T08:30:00+01:000",
    "2026-01-15T08:30:00 +01:00", "2026-01-15T08:30:00GMT", "20260115T083000Z",
    "2026-01-15T083000Z",
    "2026-1-15T08:30:00Z", "2026-01-15X08:30:00Z", "1768465800000",
    "2026-01-15T08:30:00\u{2212}01:00",
    "+2026-01-15T08:30:00Z", "2026-01-15T08:30:", "2026-01-15T08:30:00+",
    "0000-12-31T23:59:59Z", "0001-01-01T00:59:59+01:00", "9999-12-31T23:00:00-01:00",
  ])
  func `an instant without an offset, or with anything odd, is none`(text: String) {
    #expect(Self.instant(text) == nil)
  }

  @Test func `dates are read and written`() {
    for text in ["2026-01-15", "0001-01-01", "9999-12-31", "2024-02-29"] {
      let date = ISO8601.parseDate(text.utf8Span.span)
      var written: [UInt8] = []
      if let date { ISO8601.append(date, to: &written) }
      #expect(String(decoding: written, as: UTF8.self) == text)
    }
    for text in [
      "", "2026-01-1", "2026-1-15", "2026-02-29", "2026-13-01", "2026-01-15Z",
      "2026-01-15T00:00:00Z",
      "2026/01/15", "20260115", "15-01-2026", " 2026-01-15", "2026-01-1x", "２０２６-01-15",
      "0000-12-31",
    ] {
      #expect(ISO8601.parseDate(text.utf8Span.span) == nil, "\(text)")
    }
  }

  @Test func `values read and hold them`() {
    var arena = Arena()
    let date = arena.text("2026-01-15").parseDate(in: arena)
    #expect(date?.kind == .date && date?.days == 20_468)
    #expect(date?.civilDate == CivilDate(year: 2026, month: 1, day: 15))
    let instant = arena.text("2026-01-15T08:30:00.5Z").parseInstant(in: arena)
    #expect(instant?.kind == .instant && instant?.seconds == 1_768_465_800)
    #expect(instant?.nanoseconds == 500_000_000)
    let none = arena.text("tomorrow").parseDate(in: arena)
    #expect(none == nil)
  }

  @Test(arguments: 0..<50)
  func `an instant that is written and read again is the same`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      let seconds = Int64(generator.next() % 300_000_000_000) - 62_000_000_000
      let nanoseconds = generator.pick([0, 1, 1000, 1_000_000, 999_999_999, 120_000_000])
      let moment = ISO8601.Moment(seconds: seconds, nanoseconds: nanoseconds)
      #expect(Self.instant(Self.text(moment)) == moment)
    }
  }
}

@Suite("Instants")
struct InstantTests {
  @Test func `are read, written, moved and compared`() throws {
    let instant = try #require(Instant(parsing: "2026-01-15T08:30:00.250+01:00"))
    #expect(instant.milliseconds == 1_768_462_200_250)
    #expect(instant.text == "2026-01-15T07:30:00.250Z")
    let later = instant + .seconds(2)
    #expect(later > instant && later - instant == .seconds(2))
    #expect(Instant(parsing: "2026-01-15") == nil)
  }

  @Test func `before 1970 count backwards`() {
    #expect(Instant(milliseconds: -1).text == "1969-12-31T23:59:59.999Z")
    #expect(Instant(parsing: "1969-12-31T23:59:59.999Z")?.milliseconds == -1)
    #expect(Instant(milliseconds: -86_400_000).text == "1969-12-31T00:00:00.000Z")
  }
}
