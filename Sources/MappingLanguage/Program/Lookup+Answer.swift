package import Records

extension Lookup {
  /// The fields to be asked for: those that are matched, and the one that is returned unless only
  /// being found matters.
  package var askedFields: [String] { match.map(\.field) + (asksForMore ? [returns] : []) }

  private var asksForMore: Bool { returns != "found" }

  /// What a found record answers, and to which key; `nil` where it lacks a match field.
  package func answer(of record: SourceRecord) -> (key: LookupKey, hit: LookupTable.Hit)? {
    guard let json = try? JSON(parsing: record.json) else { return nil }
    var values: [String] = []
    for match in match {
      guard let value = json[match.field].flatMap(keyText) else { return nil }
      values.append(value)
    }
    let value = asksForMore ? json[returns] ?? .null : .bool(true)
    return (key(of: values), LookupTable.Hit(id: record.id, value: value))
  }

  /// The text by which a found value is compared; numbers of a table are compared by their value.
  func keyText(of value: JSON) -> String? {
    guard asksTable, case .number(let text) = value, let number = ExactDecimal(parsing: text)
    else { return value.scalarText }
    return number.normalized.text
  }
}

extension JSON {
  /// A scalar's own spelling; `nil` for null, arrays and objects.
  package var scalarText: String? {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }
}
