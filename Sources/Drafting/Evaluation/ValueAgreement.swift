import Records

/// Whether two values of a target field are the same thing: numbers by their amount, sets of
/// options in any order, everything else exactly.
enum ValueAgreement {
  static func holds(_ left: JSON, _ right: JSON, in field: CatalogField?) -> Bool {
    if case .optionSet = field?.type, let first = left.string, let second = right.string {
      let separator = field?.separator?.first ?? ";"
      return members(first, separator) == members(second, separator)
    }
    return areEqual(left, right)
  }

  private static func members(_ text: String, _ separator: Character) -> [String] {
    text.split(separator: separator).map(PromptReading.trimmed).sorted()
  }

  private static func areEqual(_ left: JSON, _ right: JSON) -> Bool {
    switch (left, right) {
    case (.number(let left), .number(let right)):
      guard let first = ExactDecimal(parsing: left), let second = ExactDecimal(parsing: right)
      else { return left == right }
      return first == second
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy(areEqual)
    case (.object(let left), .object(let right)):
      let names = Set(left.names).union(right.names)
      return names.allSatisfy { areEqual(left[$0] ?? .null, right[$0] ?? .null) }
    default: return left == right
    }
  }
}
