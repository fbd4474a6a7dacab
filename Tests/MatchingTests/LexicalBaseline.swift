import Records

/// What a plain comparison of spellings does: shared words and shared pieces of names and labels.
struct LexicalBaseline {
  private struct Texts {
    let words: Set<String>
    let pieces: Set<String>

    init(_ text: String) {
      var words: [String] = []
      var word = ""
      for character in text {
        if !character.isLetter && !character.isNumber
          || character.isUppercase
            && word.last?
              .isLowercase ?? false
        {
          if !word.isEmpty { words.append(word) }
          word = ""
        }
        if character.isLetter || character.isNumber { word += character.lowercased() }
      }
      if !word.isEmpty { words.append(word) }
      self.words = Set(words)
      let all = Array(words.joined())
      pieces = Set(all.indices.dropLast(2).map { String(all[$0..<$0 + 3]) })
    }

    func likeness(to other: Texts) -> Double {
      func dice(_ left: Set<String>, _ right: Set<String>) -> Double {
        let all = left.count + right.count
        return all == 0 ? 0 : 2 * Double(left.intersection(right).count) / Double(all)
      }
      return 0.5 * dice(words, other.words) + 0.5 * dice(pieces, other.pieces)
    }
  }

  private let candidates: [(name: String, texts: [Texts])]

  init(_ catalog: Catalog) {
    candidates = catalog.fields.map { ($0.name, Self.texts($0)) }
  }

  private static func texts(_ field: CatalogField) -> [Texts] {
    [Texts(field.name)] + (field.label == field.name ? [] : [Texts(field.label)])
  }

  /// The names of the most alike fields, best first.
  func ranked(for field: CatalogField) -> [(name: String, score: Double)] {
    let asked = Self.texts(field)
    return candidates.map { candidate in
      let score =
        asked.flatMap { left in candidate.texts.map { left.likeness(to: $0) } }.max() ?? 0
      return (candidate.name, score)
    }.enumerated().sorted {
      $0.element.1 != $1.element.1 ? $0.element.1 > $1.element.1 : $0.offset < $1.offset
    }.map { (name: $0.element.0, score: $0.element.1) }
  }
}
