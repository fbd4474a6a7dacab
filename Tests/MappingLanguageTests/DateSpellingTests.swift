import Records
import Testing

@testable import MappingLanguage

/// Texts as a date pattern writes them.
@Suite struct DateSpellingTests {
  private static let patterns = [
    "%Y-%m-%d", "%d.%m.%y", "%-d.%-m.%Y", "%-d%-m%Y", "%b %-d, %Y", "%B", "%e. %B", "%j", "%H:%M",
    "%-I:%M %p", "%T.%f", "%-f", "%z", "%Y-%m-%dT%H:%M:%S%z", "%a %A", "%u", "week %V of %G",
    "100 %% %F", "%d%d%m",
  ]

  private static let instants = [
    "0001-01-01T00:00:00Z", "1999-12-31T23:59:59.999999Z", "2024-02-29T12:30:00.5Z",
    "2026-03-09T00:05:09Z", "2027-01-03T13:00:00Z", "9999-12-31T23:59:59Z",
  ]

  @Test(arguments: patterns, ["en", "de", "fr", "pt", "ja", "ru", "tr", "en-GB", "zh-TW"])
  func `what a pattern writes it spells as it is`(_ pattern: String, _ locale: String) throws {
    let words = try StepArguments(["locale": .string(locale)]).dateWords()
    let spelling = try DatePattern(pattern)
    for zone in ["UTC", "-09:30", "+14:00"] {
      let step = try FormatDatetime(
        StepArguments([
          "format": .string(pattern), "locale": .string(locale), "time_zone": .string(zone),
        ])
      )
      for text in Self.instants {
        var arena = Arena()
        let bytes = Array(text.utf8)
        let parsed = ISO8601.parseInstant(bytes.span)
        let moment = try #require(parsed)
        let written = step.apply(
          .instant(seconds: moment.seconds, nanoseconds: moment.nanoseconds),
          &arena
        )
        let string = arena.string(written)
        #expect(spelling.spelling(string, words: words) == string)
      }
    }
  }

  @Test(arguments: [
    ("%m", "1", "01"), ("%m", "01", "01"), ("%m", "13", nil), ("%m", "001", nil), ("%m", "0", nil),
    ("%-m", "01", "1"), ("%-m", "12", "12"), ("%d.%m.%Y", "5.1.2026", "05.01.2026"),
    ("%d.%m.%Y", "05.01.26", "05.01.0026"), ("%d.%m.%Y", "05/01/2026", nil),
    ("%B", "march", "March"), ("%B", "Mar", nil), ("%b", "MAR", "Mar"), ("%-d%-m", "111", "111"),
    ("%-d%-m", "101", "101"),
    ("%d%m", "111", nil), ("%d%m", "0111", "0111"), ("%d%m", "131", "1301"), ("%d%m", "11", "0101"),
    ("%-d%m", "111", "111"), ("%-d%m %d", "111 1", nil), ("%d%d%m", "111", "010101"),
    ("%I %p", "9 am", "09 AM"), ("%z", "+01:00", nil),
    ("%z", "+0100", "+0100"), ("%H", "24", nil), ("%Y", "2026 ", nil), ("iso", "2026-01-01", nil),
    ("%B", "", nil),
  ])
  func `what is not written so is spelled as it would be`(
    _ pattern: String,
    _ text: String,
    _ expected: String?
  ) throws {
    let words = try StepArguments([:]).dateWords()
    #expect(try DatePattern(pattern).spelling(text, words: words) == expected)
  }

  @Test func `a long text that fits in many ways takes little time`() throws {
    let pattern = try DatePattern(String(repeating: "%-d", count: 200))
    let words = try StepArguments([:]).dateWords()
    let text = String(repeating: "1", count: 300)
    #expect(pattern.spelling(text, words: words) == text)
    #expect(pattern.spelling(text + "x", words: words) == nil)
  }
}
