import Records

/// Whether a text in plain words names a field.
enum FieldMention {
  /// By its label or its API name as whole words, and where that is an ordinary word in small
  /// letters, only in quotation marks.
  static func names(_ field: CatalogField, in text: String) -> Bool {
    [field.name, field.label].contains { name in
      let isOrdinary = name.allSatisfy { $0.isLetter && $0.isLowercase }
      return places(of: name, in: text).contains { range in
        guard isOrdinary, range.lowerBound > text.startIndex else { return !isOrdinary }
        return "\"'`“‘(".contains(text[text.index(before: range.lowerBound)])
      }
    }
  }

  /// As `names`, but not where it is a part of the longer name of another of these fields.
  static func names(
    _ field: CatalogField,
    in text: String,
    besides others: [CatalogField]
  ) -> Bool {
    let own = [field.name, field.label]
    let longer = Set(others.flatMap { [$0.name, $0.label] }).filter { other in
      own.contains { other.count > $0.count && !places(of: $0, in: other).isEmpty }
    }
    var rest = text
    for name in longer.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
      for range in places(of: name, in: rest).reversed() { rest.replaceSubrange(range, with: "…") }
    }
    return names(field, in: rest)
  }

  /// Where a name stands as whole words.
  private static func places(of name: String, in text: String) -> [Range<String.Index>] {
    guard !name.isEmpty else { return [] }
    return text.ranges(of: name).filter { range in
      let before = text[..<range.lowerBound].last
      let after = text[range.upperBound...].first
      return ![before, after].contains { $0.map(isPart) ?? false }
    }
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
