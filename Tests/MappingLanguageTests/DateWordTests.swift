import Records
import Testing

@testable import MappingLanguage

/// Names of months and days: how they are written, and which are read.
@Suite struct DateWordTests {
  private func read(_ text: String, _ format: String, _ locale: String) throws -> String {
    let step = try ParseDate(
      StepArguments(["formats": [.string(format)], "locale": .string(locale)])
    )
    var arena = Arena()
    let input = arena.text(text)
    guard let date = try? step.apply(input, &arena) else { return "none" }
    return arena.string(PlainText.of(date, &arena))
  }

  private func written(_ day: String, _ format: String, _ locale: String) throws -> String {
    let step = try FormatDate(
      StepArguments(["format": .string(format), "locale": .string(locale)])
    )
    var arena = Arena()
    let days = ISO8601.parseDate(Array(day.utf8).span)
    return arena.string(step.apply(.date(try #require(days)), &arena))
  }

  @Test(arguments: [
    ("5 Mar 2026", "%d %B %Y", "en", "2026-03-05"),
    ("5 March 2026", "%d %b %Y", "en", "2026-03-05"),
    ("5 Sept 2026", "%d %b %Y", "en", "2026-09-05"),
    ("5 Sept. 2026", "%d %b %Y", "en", "2026-09-05"),
    ("5. Mrz 2026", "%d. %b %Y", "de", "2026-03-05"),
    ("5. Mär. 2026", "%d. %b %Y", "de", "2026-03-05"),
    ("5. Jänner 2026", "%d. %B %Y", "de", "2026-01-05"),
    ("5. Feber 2026", "%d. %B %Y", "de", "2026-02-05"),
    ("5. Januar 2026", "%d. %B %Y", "de-AT", "2026-01-05"),
    ("5. Jän. 2026", "%d. %b %Y", "de_at", "2026-01-05"),
    ("5 setiembre 2026", "%d %B %Y", "es", "2026-09-05"),
    ("5 set 2026", "%d %b %Y", "es", "2026-09-05"),
    ("5 jui 2026", "%d %b %Y", "fr", "none"), ("5 jui. 2026", "%d %b %Y", "fr-MA", "2026-06-05"),
    ("5 juil 2026", "%d %b %Y", "fr-MA", "2026-07-05"),
    ("5 января 2026", "%d %B %Y", "ru", "2026-01-05"),
    ("5 ЯНВАРЬ 2026", "%d %B %Y", "ru", "2026-01-05"),
    ("11月5日2026", "%B%d日%Y", "ja", "2026-11-05"), ("1月5日2026", "%B%d日%Y", "zh", "2026-01-05"),
    ("Tues 3 Feb 2026", "%a %d %b %Y", "en", "2026-02-03"),
    ("Di 3.2.2026", "%A %d.%m.%Y", "de", "2026-02-03"),
    ("5 Mrz 2026", "%d %b %Y", "en", "none"), ("5 Ja 2026", "%d %b %Y", "en", "none"),
  ])
  func `a name is read in full or short, and as people write it`(
    _ text: String,
    _ format: String,
    _ locale: String,
    _ expected: String
  ) throws {
    #expect(try read(text, format, locale) == expected)
  }

  @Test(arguments: [
    ("3.Jan.2026", "%d.%b.%Y", "de", "2026-01-03"), ("3.Jan..2026", "%d.%b.%Y", "de", "2026-01-03"),
    ("3.Jan2026", "%d.%b%Y", "de", "2026-01-03"), ("3.Jan.2026", "%d.%b%Y", "de", "2026-01-03"),
    ("2026 3 Jan.", "%Y %d %b", "en", "2026-01-03"), ("2026 3 Jan..", "%Y %d %b", "en", "none"),
    ("3.Jan2026", "%d.%b.%Y", "de", "none"), ("3. .1.2026", "%d. %m.%Y", "de", "none"),
  ])
  func `the full stop of a word may be there or not, the pattern's own is there`(
    _ text: String,
    _ format: String,
    _ locale: String,
    _ expected: String
  ) throws {
    #expect(try read(text, format, locale) == expected)
  }

  @Test(arguments: [
    ("%B", "de", "Januar"), ("%B", "de-AT", "Jänner"), ("%B", "de_CH", "Januar"),
    ("%b", "pl", "sty"), ("%A", "zh-TW", "星期四"), ("%B", "ru", "января"), ("%B", "en-XX", "January"),
  ])
  func `a region writes its own words, and its language's else`(
    _ format: String,
    _ locale: String,
    _ expected: String
  ) throws {
    #expect(try written("2026-01-01", format, locale) == expected)
    if locale == "de" { #expect(try written("2026-09-01", "%b", "en-GB") == "Sept") }
  }

  @Test func `what every language writes it reads, in full and short`() throws {
    let table: DateWordTable = DataTable.builtIn(.dateWords).content()
    #expect(table.languages.count >= 20)
    let tags = DataTable.builtIn(.dateWords).text.tableSections.dropFirst()
      .flatMap { $0.heading.split(separator: " ").map(String.init) }
    for tag in tags {
      let words = try #require(table.words(of: tag))
      for (month, pair) in zip(words.months, words.shortMonths).enumerated() {
        for name in [pair.0, pair.1] {
          let number = "\(month + 1)"
          let expected = "2026-\(number.count < 2 ? "0" : "")\(number)-05"
          #expect(try read("2026 5 \(name)", "%Y %d %B", tag) == expected, "\(tag) \(name)")
        }
      }
      #expect(Set(words.days + words.shortDays).count >= 7)
    }
  }
}
