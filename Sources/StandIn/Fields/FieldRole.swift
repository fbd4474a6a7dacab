import Matching
import Records

/// What a field is for, by its words.
enum FieldRole {
  /// The one word of the vocabulary that a name or label is; `nil` for anything longer.
  static func of(_ field: CatalogField) -> String? {
    for text in [field.label, field.name.split(separator: ".").last.map(String.init) ?? ""] {
      let words = NameTokens.of(text).filter { !Lexicon.lightWords.contains($0) }
      if words.count == 1 { return words[0] }
    }
    return nil
  }

  /// Whether any word of its name or label is among these.
  static func mentions(_ field: CatalogField, _ words: Set<String>) -> Bool {
    !words.isDisjoint(with: NameTokens.of(field.name) + NameTokens.of(field.label))
  }
}
