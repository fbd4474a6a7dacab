import Diagnostics

package import Records

/// Finds the fields of a catalog that a phrase in plain words names.
package struct FieldFinder: Sendable {
  /// A field and how well the phrase names it.
  package struct Hit: Hashable, Sendable {
    package var field: CatalogField
    /// From 0 to 1; 1 is the field's own name or label.
    package var score: Double
  }

  /// Below this a field is not what the phrase means.
  package static let scoreMin = 0.6

  package let catalog: Catalog
  private let objectWords: Set<String>
  private let entries: [(field: CatalogField, bags: [[String]])]

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    let objectWords = Set(NameTokens.of(catalog.object) + NameTokens.of(catalog.label))
    self.objectWords = objectWords
    entries = catalog.fields.map { field in
      let own = [NameTokens.of(field.name), NameTokens.of(field.label)]
      return (field, own + own.map { $0.filter { !objectWords.contains($0) } })
    }
  }

  /// The fields the phrase could mean, best first, at most `limit`.
  package func hits(for phrase: String, limit: Int = 5) -> [Hit] {
    let folded = NameLetters.of(phrase)
    let words = NameTokens.of(phrase)
    guard !words.isEmpty else { return [] }
    let bags = [words, words.filter { !objectWords.contains($0) }].filter { !$0.isEmpty }
    let hits: [Hit] = entries.compactMap { entry in
      if [entry.field.name, entry.field.label].contains(where: { NameLetters.of($0) == folded }) {
        return Hit(field: entry.field, score: 1)
      }
      var best = 0.0
      for bag in bags {
        for other in entry.bags { best = max(best, Self.similarity(bag, other)) }
      }
      // Only the field's own spelling is certain.
      let score = min(best, 0.99) * (entry.field.deprecated ? 0.8 : 1)
      return score >= Self.scoreMin ? Hit(field: entry.field, score: score) : nil
    }
    return Array(
      hits.sorted { $0.score != $1.score ? $0.score > $1.score : $0.field.name < $1.field.name }
        .prefix(limit)
    )
  }

  /// The one field the phrase means; `nil` where none or several are as likely.
  package func field(for phrase: String) -> CatalogField? {
    let hits = hits(for: phrase, limit: 2)
    guard let first = hits.first else { return nil }
    if hits.count > 1, hits[1].score >= first.score - 0.02 { return nil }
    return first.field
  }

  private static func similarity(_ left: [String], _ right: [String]) -> Double {
    func weight(_ words: some Sequence<String>) -> Double {
      words.reduce(0) { $0 + Vocabulary.weight(of: $1) }
    }
    let all = weight(left) + weight(right)
    guard all > 0 else { return 0 }
    return 2 * weight(left.filter { right.contains($0) }) / all
  }
}
