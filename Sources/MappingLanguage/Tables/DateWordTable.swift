/// Names of months and days in the languages a mapping may write and read them in.
struct DateWordTable: DataTableContent {
  private let known: [Substring: DateWords]
  /// Languages without regions, sorted.
  let languages: [String]

  /// The words of a language, `de`, or of its form in a region, `de-AT`, where that is another;
  /// `nil` for others.
  func words(of locale: String) -> DateWords? {
    let tag = locale.lowercased().map { $0 == "_" ? "-" : $0 }
    let language = tag.prefix { $0 != "-" }
    return known[Substring(String(tag))] ?? known[Substring(String(language))]
  }

  init(_ text: String) {
    var known: [Substring: DateWords] = [:]
    var languages: [String] = []
    for section in text.tableSections.dropFirst() {
      let rows = section.lines.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      }
      for tag in section.heading.split(separator: " ") {
        let language = known[tag.prefix { $0 != "-" }]
        guard let words = DateWords(rows, in: language) else { continue }
        if language == nil { languages.append(String(tag)) }
        known[tag] = words
      }
    }
    self.known = known
    self.languages = languages.sorted()
  }
}

/// Names of months and days, as they stand beside a day of the month: German `Mai`, French `août`.
struct DateWords: Hashable, Sendable {
  let months: [String]
  let shortMonths: [String]
  /// Monday first.
  let days: [String]
  let shortDays: [String]
  let readMonths: ReadWords
  let readDays: ReadWords

  /// Of what a table has under a heading: four rows of words, and two of what is read besides,
  /// which a region has from its language.
  fileprivate init?(_ rows: [[String]], in language: DateWords?) {
    guard rows.count >= 4, rows.prefix(4).map(\.count) == [12, 12, 7, 7] else { return nil }
    (months, shortMonths, days, shortDays) = (rows[0], rows[1], rows[2], rows[3])
    let others = rows.dropFirst(4).map { row in row.map { $0.split(separator: ",") } }
    readMonths = ReadWords(
      [months, shortMonths],
      others: others.first ?? [],
      besides: language?.readMonths
    )
    readDays = ReadWords(
      [days, shortDays],
      others: others.dropFirst().first ?? [],
      besides: language?.readDays
    )
  }
}

/// Words by what they mean: the number of a month, of a day or of half a day, from 0.
struct ReadWords: Hashable, Sendable {
  private struct Word: Hashable, Sendable {
    /// In small letters, without the full stop at its end.
    let text: [UInt8]
    let meaning: Int
  }

  /// The longest first.
  private let words: [Word]

  /// The half before noon, `am`, and the one after it, `p.m.`.
  static let halvesOfDay = ReadWords([["am", "pm"], ["a.m.", "p.m."]])

  /// Words in the order of their meanings, one list beside another.
  ///
  /// They count before the others, which are more words for each meaning, and those before the
  /// words of a language.
  init(_ written: [[String]], others: [[Substring]] = [], besides language: ReadWords? = nil) {
    var meanings: [[UInt8]: Int] = [:]
    for word in language?.words ?? [] { meanings[word.text] = word.meaning }
    for (meaning, words) in others.enumerated() {
      for word in words { meanings[Self.text(word)] = meaning }
    }
    for words in written {
      for (meaning, word) in words.enumerated() { meanings[Self.text(word)] = meaning }
    }
    words = meanings.map { Word(text: $0.key, meaning: $0.value) }
      .sorted { ($1.text.count, $0.meaning) < ($0.text.count, $1.meaning) }
  }

  /// What the longest word says that stands at a place of a text in small letters, and the place
  /// behind it.
  func read(_ text: [UInt8], at place: Int) -> (meaning: Int, end: Int)? {
    words.first { UTF8Text.holds($0.text, at: place, end: text.count, in: text) }
      .map { ($0.meaning, place + $0.text.count) }
  }

  private static func text(_ word: some StringProtocol) -> [UInt8] {
    let lowered = CaseMapping.lowered(String(word).utf8)
    return lowered.last == UInt8(ascii: ".") ? lowered.dropLast() : lowered
  }
}

extension StepArguments {
  /// The words of the parameter `locale`; English where it is not given.
  func dateWords() throws(ArgumentFault) -> DateWords {
    let table: DateWordTable = resources[.dateWords].content()
    guard let words = table.words(of: try text("locale", default: "en")) else {
      throw ArgumentFault(
        "locale",
        "one of \(table.languages.joined(separator: ", ")) is needed"
      )
    }
    return words
  }
}
