import Records

/// Invented values for tests, of the form that a field takes.
enum Sample {
  /// A value of the field that its target takes as it is; `nil` where none is sure to.
  static func fitting(_ field: CatalogField, into target: CatalogField) -> JSON? {
    guard target.type == .option || target.type == .optionSet, target.restricted else {
      return value(of: field, for: target)
    }
    let accepted = Set(target.options.map(\.value))
    guard !field.options.isEmpty else { return target.options.first.map { .string($0.value) } }
    return field.options.first { accepted.contains($0.value) }.map { .string($0.value) }
  }

  /// A value of the field, short enough for its target.
  static func value(of field: CatalogField, for target: CatalogField?) -> JSON {
    switch field.type {
    case .option, .optionSet:
      return .string(field.options.first?.value ?? "A")
    case .bool: return true
    case .int, .dec: return 12
    case .date: return "2026-01-15"
    case .datetime: return "2026-01-15T08:30:00Z"
    case .email: return "ida@example.com"
    case .phone: return "+1 415 555 0134"
    case .url: return "https://example.com/"
    case .id, .reference: return "1001"
    case .text, .country, .language, .currency, .record, .json, .list:
      return .string(text(field, target))
    }
  }

  private static func text(_ field: CatalogField, _ target: CatalogField?) -> String {
    if target?.type == .email { return "ida@example.com" }
    if target?.type == .phone { return "+1 415 555 0134" }
    if target?.type == .url { return "https://example.com/" }
    let name = FieldNames.folded(field.name)
    let known = [
      ("email", "ida@example.com"), ("phone", "+1 415 555 0134"), ("first", "Ida"),
      ("last", "Lund"), ("company", "Fjord Works"), ("id", "1001"),
    ]
    let text = known.first { name.contains($0.0) }?.1 ?? "Sample"
    return String(text.prefix(target?.maxLength ?? text.count))
  }
}
