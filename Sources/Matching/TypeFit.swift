package import Records

/// What it takes to write a value of one type into a field of another.
package enum TypeFit: Hashable, Sendable {
  /// It can be copied.
  case direct
  /// A number that is copied in its own spelling, with `as: "text"`.
  case asText
  /// A function of the mapping language stands between; which one is a decision.
  case converts(String)
  /// There is no way.
  case impossible

  /// How well the types of two fields go together.
  package static func of(_ source: CatalogField, into target: CatalogField) -> TypeFit {
    if source.type == .reference || target.type == .reference {
      let same = source.type == target.type && source.references == target.references
      return same ? .direct : .impossible
    }
    return of(source.type, into: target.type)
  }

  private static func of(_ source: FieldType, into target: FieldType) -> TypeFit {
    if source == target { return .direct }
    switch target {
    case .text: return intoText(source)
    case .email, .phone, .url, .country, .language, .currency, .option:
      return source == .text ? .direct : .impossible
    case .int: return fromText(source, "to_integer")
    case .dec: return source == .int ? .direct : fromText(source, "to_decimal")
    case .bool: return fromText(source, "to_boolean")
    case .date:
      return source == .datetime ? .converts("to_date") : fromText(source, "parse_date")
    case .datetime: return fromText(source, "parse_datetime")
    case .optionSet, .id, .reference, .record, .json, .list: return .impossible
    }
  }

  private static func fromText(_ source: FieldType, _ function: String) -> TypeFit {
    source == .text ? .converts(function) : .impossible
  }

  private static func intoText(_ source: FieldType) -> TypeFit {
    switch source {
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .id: .direct
    case .int, .dec: .asText
    case .date: .converts("format_date")
    case .datetime: .converts("format_datetime")
    case .bool: .converts("to_text")
    case .optionSet, .reference, .record, .json, .list: .impossible
    }
  }

  /// How much of a match's score is left: what has another type may still be the same thing.
  static func likelihood(of source: CatalogField, into target: CatalogField) -> Double {
    switch of(source, into: target) {
    case .direct: 1
    case .asText: 0.97
    case .converts: 0.9
    case .impossible: takesTexts(target.type) && source.type == .text ? 0.95 : 0.7
    }
  }

  /// Whether a text may be taken apart into what the type holds.
  private static func takesTexts(_ type: FieldType) -> Bool {
    switch type {
    case .optionSet, .list(.text): true
    default: false
    }
  }
}
