import Records

/// The canonical text of every kind of value: what `to_text` gives, keys are made of and `join`
/// writes.
enum PlainText {
  /// Appends the text; lists, records and null have none.
  static func append(_ value: Value, to arena: inout Arena) {
    switch value.kind {
    case .null, .list, .record: break
    case .text, .number, .json: arena.append(slice: value.range)
    case .boolean: arena.append(value.asBoolean ? "true" : "false")
    case .integer: arena.write { ExactDecimal.append(value.asInteger, to: &$0) }
    case .decimal: arena.write { value.exactDecimal?.append(to: &$0) }
    case .date: arena.write { ISO8601.append(value.civilDate, to: &$0) }
    case .instant: arena.write { ISO8601.append(value.moment, to: &$0) }
    }
  }

  /// The value as a text; a text is itself.
  static func of(_ value: Value, _ arena: inout Arena) -> Value {
    switch value.kind {
    case .text: return value
    case .number: return .text(value.range)
    case .null, .list, .record, .json: return .null
    case .boolean, .integer, .decimal, .date, .instant:
      let start = arena.position
      append(value, to: &arena)
      return arena.text(from: start)
    }
  }
}
