import MappingLanguage
import Records

/// Whether two values of a target field are the same thing: numbers by their amount, sets of
/// options in any order, everything else exactly.
enum ValueAgreement {
  static func holds(_ left: JSON, _ right: JSON, in field: CatalogField?) -> Bool {
    if case .optionSet = field?.type, let first = left.string, let second = right.string {
      let separator = field?.separator?.first ?? ";"
      return members(first, separator) == members(second, separator)
    }
    return left.agrees(with: right)
  }

  private static func members(_ text: String, _ separator: Character) -> [String] {
    text.split(separator: separator).map(PromptReading.trimmed).sorted()
  }
}
