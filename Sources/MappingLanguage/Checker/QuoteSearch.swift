import Diagnostics
import Records

/// Finds what a reason was probably meant to quote or to cite, with a bound for a spec as a whole.
struct QuoteSearch {
  private let sentences: [Sentence]
  /// How many pairs of letters, and letters, may still be looked at.
  private var work = 4_000_000

  init(_ spec: MappingSpec) { sentences = spec.description + spec.assumptions }

  /// Other words of the sentence in the place of those that are no quote of it.
  mutating func quoting(
    _ text: SentenceText,
    _ quote: SentenceText,
    _ standing: SentenceText.Standing,
    at place: JSONPointer
  ) -> [Fix] {
    func fix(_ title: String, _ grade: Fix.Grade, _ words: String) -> Fix {
      Fix(title, grade: grade, patch: FixPatch.replace(place, with: .string(words)))
    }
    switch standing {
    case .quoted: return []
    case .absent:
      if let words = text.quote(ignoringCaseOf: quote) {
        return [fix("quote it exactly", .safe, words)]
      }
      return text.nearest(to: quote, &work).map { [fix("quote \"\($0)\"", .likely, $0)] } ?? []
    case .insideWords:
      return text.widened(around: quote).map { [fix("quote \"\($0)\"", .likely, $0)] } ?? []
    case .empty, .tooShort:
      guard text.characters.count <= Self.wholeMax else { return [] }
      return [fix("quote the whole sentence", .likely, String(text.characters))]
    }
  }

  /// The only sentence in which the quote of a reason stands, instead of the one that it cites.
  mutating func citing(_ reason: Because, at place: JSONPointer) -> [Fix] {
    var holding: [String] = []
    for sentence in sentences {
      work -= sentence.text.utf8.count + reason.quote.utf8.count
      guard work > 0 else { return [] }
      if SentenceText.stands(reason.quote, in: sentence.text) { holding.append(sentence.id) }
    }
    guard holding.count == 1 else { return [] }
    let patch = FixPatch.replace(place.appending("s"), with: .string(holding[0]))
    return [Fix("cite \(holding[0])", grade: .likely, patch: patch)]
  }

  /// How long a sentence is quoted as a whole, in letters.
  private static let wholeMax = 200
}
