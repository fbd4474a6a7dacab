import Records

extension Predicate {
  /// Whether a field may hold what the predicate compares it with; bare words that judge a value,
  /// as in `the total is small`, are none.
  func suits(_ field: CatalogField?) -> Bool {
    guard let field, op == .equal || op == .notEqual else { return true }
    return literals.allSatisfy { literal in
      guard literal.form == .words else { return true }
      let wanted = literal.text.lowercased()
      let isOption = field.options.contains {
        $0.value.lowercased() == wanted || $0.label.lowercased() == wanted
      }
      if isOption { return true }
      // "… and not test orders": other records, and no value.
      let words = wanted.split(separator: " ").map(String.init)
      if words.count > 1, literal.text == wanted, let last = words.last,
        Lexicon.recordWords.contains(last) || Lexicon.pronouns.contains(last)
      {
        return false
      }
      switch field.type {
      case .email, .phone, .url, .int, .dec, .date, .datetime, .id, .reference: return false
      default: return !Self.judgements.contains(wanted)
      }
    }
  }

  private static let judgements: Set<String> = [
    "small", "smaller", "big", "bigger", "large", "larger", "high", "higher", "low", "lower",
    "negative", "positive", "zero", "personal", "invalid", "valid", "wrong", "correct",
    "right", "inactive", "old", "older", "newer", "long", "longer", "short", "shorter",
    "capitals", "uppercase", "lowercase", "word", "number", "numeric", "unusual", "similar",
    "recent", "strange", "weird", "suspicious", "fake", "duplicate", "duplicated", "unique",
    "important", "interesting", "good", "bad", "complete", "incomplete", "late", "early",
    "cheap", "expensive", "gone", "plausible", "implausible", "capitalised", "capitalized",
    "nonsense", "rubbish", "upper case", "lower case", "one word", "a number", "vice versa",
    "vice-versa", "in capitals",
  ]
}

extension Condition.Subject {
  var reference: FieldReference {
    switch self {
    case .field(let reference), .current(let reference), .changed(let reference, _): reference
    }
  }
}
