import Records

@testable import MappingLanguage

extension NaiveInterpreter {
  /// The table of the language: what each catalog type accepts in JSON.
  func read(_ json: JSON, as field: CatalogField?, asText: Bool) throws(Fault) -> NaiveValue {
    guard let field else { return .null }
    if asText { return text(json) ?? .null }
    return try read(json, as: field.type, field.separator ?? ";")
  }

  private func read(
    _ json: JSON,
    as type: FieldType,
    _ separator: String
  ) throws(Fault) -> NaiveValue {
    if json.isNull { return .null }
    if let text = json.string, text.allSatisfy(\.isWhitespace) { return .null }
    let spelled = text(json)
    let trimmed =
      json.string == nil ? nil : spelled.map { String(decoding: $0.plain, as: UTF8.self) }
    let number = (trimmed ?? json.number).flatMap { ExactDecimal(parsing: $0) }
    let value: NaiveValue?
    switch type {
    case .text, .email, .phone, .url, .id, .reference, .country, .language, .currency, .option:
      value = spelled
    case .int: value = number?.integer.map { .int($0) }
    case .dec: value = number.map { .dec($0) }
    case .bool:
      let words = ["true": true, "false": false]
      value = (json.bool ?? trimmed.flatMap { words[$0.lowercased()] }).map { .bool($0) }
    case .date: value = trimmed.flatMap(Self.date)
    case .datetime: value = trimmed.flatMap(Self.instant)
    case .optionSet:
      guard let trimmed else { return try list(json, of: .option) }
      let parts = trimmed.split(separator: separator, omittingEmptySubsequences: true)
      value = .listed(parts.map { NaiveValue.of(String($0)).trimmed })
    case .list(let element): return try list(json, of: element)
    case .record: value = json.object == nil ? nil : NaiveValue.json(json).opened
    case .json: value = json.array == nil && json.object == nil ? spelled ?? .null : .json(json)
    }
    guard let value else { throw Fault(code: .unreadable) }
    return type == .json ? NaiveValue(raw: json).trimmed : value
  }

  /// A scalar in its own spelling, trimmed; `nil` for arrays and objects.
  private func text(_ json: JSON) -> NaiveValue? {
    switch json {
    case .null: .null
    case .bool(let flag): .of(flag ? "true" : "false")
    case .number(let text): .of(text)
    case .string(let text): NaiveValue.of(text).trimmed
    case .array, .object: nil
    }
  }

  private func list(_ json: JSON, of element: FieldType) throws(Fault) -> NaiveValue {
    guard let items = json.array else { throw Fault(code: .unreadable) }
    var values: [NaiveValue] = []
    for item in items where !item.isNull && item.string != "" {
      if element == .record {
        // An empty list is nothing, inside a list too.
        if let inner = item.array, NaiveValue.json(.array(inner)).opened == .null { continue }
        guard item.object != nil else { throw Fault(code: .unreadable) }
        values.append(NaiveValue.json(item).opened)
      } else {
        if let inner = item.array, NaiveValue.json(.array(inner)).opened == .null { continue }
        values.append(try read(item, as: element, ";"))
      }
    }
    return .listed(values)
  }

  static func date(_ text: String) -> NaiveValue? {
    ISO8601.parseDate(Array(text.utf8).span).map { .date($0) }
  }

  static func instant(_ text: String) -> NaiveValue? {
    ISO8601.parseInstant(Array(text.utf8).span).map { .instant($0) }
  }
}
