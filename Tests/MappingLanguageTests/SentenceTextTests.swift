import Testing

@testable import MappingLanguage

@Suite struct SentenceTextTests {
  /// Texts of a, b and c: every way in which a quote can begin, fail and begin again.
  private static let texts: [String] = (0...6).flatMap { length in
    (0..<(1 << length)).map { bits in
      String((0..<length).map { bits >> $0 & 1 == 0 ? "a" : "b" as Character })
    }
  }

  @Test func `a quote is found exactly where it stands`() {
    for text in Self.texts {
      for quote in Self.texts where !quote.isEmpty {
        let stands = text.indices.contains { text[$0...].hasPrefix(quote) }
        #expect(SentenceText.stands(quote, in: text) == stands, "\(quote) in \(text)")
        #expect(SentenceText(text).contains(SentenceText(quote)) == stands, "\(quote) in \(text)")
        let found = SentenceText(text).range(ignoringCaseOf: SentenceText(quote.uppercased()))
        #expect(found == (stands ? quote : nil), "\(quote) in \(text)")
      }
    }
  }

  /// Long enough that comparing one by one would take too long.
  @Test func `a long quote is found exactly where it stands`() {
    let (before, after) = (String(repeating: "a", count: 400), String(repeating: "b", count: 200))
    let short = Self.texts.filter { $0.count == 3 }
    for text in short {
      for quote in short {
        let whole = before + text + after
        let part = before.dropFirst(40) + quote + after.dropLast(40)
        let stands = whole.indices.contains { whole[$0...].hasPrefix(part) }
        #expect(SentenceText.stands(String(part), in: whole) == stands, "\(quote) in \(text)")
      }
    }
  }
}
