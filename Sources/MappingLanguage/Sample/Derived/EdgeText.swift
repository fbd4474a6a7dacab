import Records

/// How edges are worded and what stands for values of a kind.
enum EdgeText {
  /// Of a value at most this much is shown.
  static let charactersMax = 40

  /// A value in words, long ones by their beginning.
  static func drawing(_ value: JSON) -> String {
    let text = value.text()
    return text.count > charactersMax ? text.prefix(charactersMax - 1) + "…" : text
  }

  /// A value that a field of that type usually holds; `nil` where none is usual.
  static func usual(_ field: CatalogField) -> JSON? {
    switch field.type {
    case .text: "Sample"
    case .int: 1
    case .dec: .number("1.5")
    case .bool: true
    case .date: "2026-01-15"
    case .datetime: "2026-01-15T08:30:00Z"
    case .email: "ida@example.com"
    case .phone: "+1 415 555 0134"
    case .url: "https://www.example.com/"
    case .country: "DE"
    case .language: "en"
    case .currency: "EUR"
    case .option, .optionSet:
      field.options.first { $0.active }.map { .string($0.value) } ?? "option"
    case .id, .reference: "1"
    case .record, .json, .list: nil
    }
  }

  /// A text of so many characters, or bytes, that a field of that type may hold.
  static func text(of length: Int, for type: FieldType) -> String {
    let (before, after) =
      switch type {
      case .email: ("", "@example.com")
      case .url: ("https://example.com/", "")
      default: ("", "")
      }
    let rest = length - before.utf8.count - after.utf8.count
    return rest > 0
      ? before + String(repeating: "a", count: rest) + after : String(repeating: "a", count: length)
  }

  /// A value just below or above another: a number by its last digit, a day, a second.
  static func moved(_ value: JSON, by step: Int) -> JSON? {
    switch value {
    case .number(let text):
      return moved(number: text, by: step).map { .number($0) }
    case .string(let text):
      if let number = moved(number: text, by: step) { return .string(number) }
      if let date = ISO8601.parseDate(text.utf8Span.span) {
        var bytes: [UInt8] = []
        ISO8601.append(CivilDate(days: date.days + Int64(step)), to: &bytes)
        return .string(String(decoding: bytes, as: UTF8.self))
      }
      return Instant(parsing: text).map {
        .string(Instant(milliseconds: $0.milliseconds + Int64(step) * 1000).text)
      }
    case .null, .bool, .array, .object: return nil
    }
  }

  private static func moved(number text: String, by step: Int) -> String? {
    guard let number = ExactDecimal(parsing: text) else { return nil }
    return ExactDecimal(number.mantissa + Int128(step), scale: number.scale)?.text
  }

  /// What no field of that type can read; `nil` where it takes any text.
  static func unreadable(_ type: FieldType) -> (value: JSON, words: String)? {
    switch type {
    case .int, .dec: ("many", "which is no number")
    case .bool: ("perhaps", "which is neither true nor false")
    case .date: ("2026-02-30", "which is no day")
    case .datetime: ("yesterday", "which is no point in time")
    case .text, .email, .phone, .url, .country, .language, .currency, .option, .optionSet, .id,
      .reference, .record, .json, .list:
      nil
    }
  }

  /// Letters of many scripts, a picture of several code points, a mark, a no-break space.
  static let unusual = "Zoë Łódź e\u{301} 李 \u{1F469}\u{200D}\u{1F680}\u{A0}ß"
  /// What no list of options holds.
  static let unlisted = "never heard of"
}
