import Diagnostics
import Records

/// How many options two picklists have in common, by value or label.
struct OptionOverlap {
  /// `nil` unless both fields have options.
  let shared: Int?
  /// How much of a match's score is left.
  let factor: Double

  init(_ source: OptionSpellings, _ target: OptionSpellings) {
    guard !source.options.isEmpty, !target.options.isEmpty else {
      shared = nil
      factor = 1
      return
    }
    let count = source.options.count { $0.contains(where: target.all.contains) }
    shared = count
    factor =
      0.75 + 0.25 * Double(count) / Double(min(source.options.count, target.options.count))
  }

  init(_ source: CatalogField, _ target: CatalogField) {
    self.init(OptionSpellings(source), OptionSpellings(target))
  }
}

/// How the options of a field are spelled, whatever their cases and separators.
struct OptionSpellings: Sendable {
  /// Of each option its value and its label.
  let options: [[String]]
  let all: Set<String>

  init(_ field: CatalogField) {
    options = field.options.map { option in
      [option.value, option.label].map(NameLetters.of)
    }
    all = Set(options.joined())
  }
}
