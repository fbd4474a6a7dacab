import Records

/// How many options two picklists have in common, by value or label.
struct OptionOverlap {
  /// `nil` unless both fields have options.
  let shared: Int?
  /// How much of a match's score is left.
  let factor: Double

  init(_ source: CatalogField, _ target: CatalogField) {
    guard !source.options.isEmpty, !target.options.isEmpty else {
      shared = nil
      factor = 1
      return
    }
    let known = Set(target.options.flatMap { Self.spellings($0) })
    let count = source.options.count { option in
      Self.spellings(option).contains { known.contains($0) }
    }
    shared = count
    factor =
      0.75 + 0.25 * Double(count) / Double(min(source.options.count, target.options.count))
  }

  private static func spellings(_ option: FieldOption) -> [String] {
    [option.value, option.label].map { text in
      String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }
  }
}
