import Testing

@testable import MappingLanguage

@Suite struct SentenceTextTests {
  /// Texts of a and b: every way in which a part can begin, fail and begin again.
  private static let texts: [String] = (0...6).flatMap { length in
    (0..<(1 << length)).map { bits in
      String((0..<length).map { bits >> $0 & 1 == 0 ? "a" : "b" as Character })
    }
  }

  private func places(of part: String, in whole: String) -> [Int] {
    whole.indices.filter { whole[$0...].hasPrefix(part) }
      .map { whole.distance(from: whole.startIndex, to: $0) }
  }

  @Test func `a part is found where it stands, and where it is accepted`() {
    for text in Self.texts {
      for part in Self.texts where !part.isEmpty {
        let places = places(of: part, in: text)
        let (one, all) = (Array(part), Array(text))
        #expect(SequenceSearch.place(of: one, in: all) == places.first, "\(part) in \(text)")
        let later = SequenceSearch.place(of: one, in: all) { $0 > 1 }
        #expect(later == places.first { $0 > 1 }, "\(part) in \(text)")
      }
    }
  }

  /// Long enough that comparing one by one would take too long.
  @Test func `a long part is found where it stands, and where it is accepted`() {
    let (before, after) = (String(repeating: "a", count: 400), String(repeating: "b", count: 200))
    for text in Self.texts where text.count == 3 {
      for part in Self.texts where part.count == 3 {
        let whole = before + text + after
        let long = String(before.dropFirst(40) + part + after.dropLast(40))
        let places = places(of: long, in: whole)
        let (one, all) = (Array(long), Array(whole))
        #expect(SequenceSearch.place(of: one, in: all) == places.first, "\(part) in \(text)")
        let ends = Array(before.dropFirst(100))
        let found = SequenceSearch.place(of: ends, in: all) { $0 >= 77 }
        #expect(found == 77, "the second of many in \(text)")
      }
    }
  }

  private static let cases: [(String, String, SentenceText.Standing)] = [
    ("a", "Copy a name.", .tooShort), ("of", "Name of it.", .tooShort),
    ("name", "Copy a name.", .quoted), ("a name", "Copy a name.", .quoted),
    ("nam", "Copy a name.", .insideWords), ("ame", "Copy a name.", .insideWords),
    ("a n", "Copy a name.", .insideWords), ("opy a na", "Copy a name.", .insideWords),
    ("name", "rename the name", .quoted), ("name", "rename", .insideWords),
    ("  ", "Copy a name.", .empty), ("label", "Copy a name.", .absent),
    ("Copy a name", "Copy a name.", .quoted), ("mail", "the e-mail", .quoted),
    ("ID", "ID", .quoted), ("ID.", "ID.", .quoted), ("ID", "ID.", .tooShort),
    ("...", "a...", .tooShort),
    ("100", "more than 100 seats", .quoted), ("10", "more than 100", .insideWords),
    ("a 7", "row a 7 b", .tooShort), ("A12", "seat A12.", .quoted),
    ("caf", "the caf\u{E9} list", .insideWords), ("cafe", "the cafe\u{301} list", .absent),
    ("liste", "la liste\u{301}e", .absent), ("\u{E9}t\u{E9}", "un \u{E9}t\u{E9} chaud", .quoted),
    ("t\u{E9} chaud", "un \u{E9}t\u{E9} chaud", .insideWords),
    ("don't copy", "Please don\u{2019}t  copy it", .quoted),
    ("\u{540D}\u{524D}", "\u{6C0F}\u{540D}\u{524D}\u{3092}\u{5199}\u{3059}\u{3002}", .quoted),
    ("\u{540D}", "\u{6C0F}\u{540D}\u{524D}\u{3092}\u{5199}\u{3059}\u{3002}", .tooShort),
    (
      "\u{E2D}\u{E35}\u{E40}\u{E21}", "\u{E04}\u{E31}\u{E14}\u{E2D}\u{E35}\u{E40}\u{E21}\u{E25}",
      .quoted
    ),
    ("Lead", "\u{590D}\u{5236}Lead\u{6765}\u{6E90}", .quoted),
  ]

  @Test(arguments: cases)
  func `a quote is whole words that carry something`(
    _ quote: String,
    _ text: String,
    _ standing: SentenceText.Standing
  ) {
    #expect(SentenceText(text).standing(of: SentenceText(quote)) == standing)
    // What a look at the bytes accepts is a quote.
    if SentenceText.stands(quote, in: text) { #expect(standing == .quoted) }
  }

  @Test func `most quotes are accepted by their bytes`() {
    #expect(SentenceText.stands("a name", in: "Copy a name."))
    #expect(SentenceText.stands("name", in: "rename the name"))
    #expect(!SentenceText.stands("name", in: "rename it"))
    #expect(!SentenceText.stands("it", in: "rename it"))
    #expect(!SentenceText.stands("cafe", in: "the cafe\u{301}"))
  }

  @Test func `a quote in other case is offered where it is one`() {
    let text = SentenceText("Copy the Name of a row.")
    #expect(text.quote(ignoringCaseOf: SentenceText("the name")) == "the Name")
    #expect(text.quote(ignoringCaseOf: SentenceText("nam")) == nil)
    #expect(text.quote(ignoringCaseOf: SentenceText("OF")) == nil)
  }
}
