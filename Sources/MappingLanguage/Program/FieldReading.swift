import Records

/// How the JSON of a field becomes a value: lenient in form, strict in meaning, one table for all
/// platforms.
///
/// A class, so that passing it on copies nothing.
final class FieldReading: Sendable {
  let type: FieldType
  /// What separates the members of an `enum_set` that is sent as text.
  let separator: [UInt8]
  let rules: ReadRules

  init(_ type: FieldType, separator: String? = nil, rules: ReadRules = ReadRules()) {
    self.type = type
    self.separator = Array((separator ?? ";").utf8)
    self.rules = rules
  }

  convenience init(_ field: CatalogField, rules: ReadRules) {
    self.init(field.type, separator: field.separator, rules: rules)
  }

  /// Whether any text without blanks at its ends is read as itself.
  var isTrimmedText: Bool {
    switch type {
    case .text, .email, .phone, .url, .id, .reference, .country, .language, .currency, .option:
      true
    case .int, .dec, .bool, .date, .datetime, .optionSet, .list, .record, .json: false
    }
  }

  /// Reads what the record's reader left raw.
  func read(_ raw: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    try read(raw, as: type, &arena)
  }

  /// Any scalar as a text in its own spelling; objects and arrays give null.
  func readText(_ raw: Value, _ arena: inout Arena) -> Value {
    switch raw.kind {
    case .text: return trimmed(raw, arena)
    case .number: return .text(raw.range)
    case .boolean: return PlainText.of(raw, &arena)
    case .null, .json, .integer, .decimal, .date, .instant, .list, .record: return .null
    }
  }

  private func read(
    _ raw: Value,
    as type: FieldType,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    if raw.isNull { return .null }
    let value = raw.kind == .text ? trimmed(raw, arena) : raw
    if value.isNull { return .null }
    switch type {
    case .text, .email, .phone, .url, .id, .reference, .country, .language, .currency, .option:
      // Inside elements, arrays and objects have been opened.
      guard value.kind != .json, value.kind != .list, value.kind != .record else {
        throw unreadable
      }
      return value.kind == .text ? value : readText(value, &arena)
    case .int:
      guard value.isSpelled, let number = value.parseInteger(in: arena) else { throw unreadable }
      return number
    case .dec:
      guard value.isSpelled, let number = value.parseDecimal(in: arena) else { throw unreadable }
      return number
    case .bool:
      if value.kind == .boolean { return value }
      guard value.kind == .text, let flag = flag(value, &arena) else { throw unreadable }
      return flag
    case .date:
      guard value.kind == .text, let date = value.parseDate(in: arena) else { throw unreadable }
      return date
    case .datetime:
      guard value.kind == .text, let instant = value.parseInstant(in: arena) else {
        throw unreadable
      }
      return instant
    case .optionSet: return try readSet(value, &arena)
    case .list(let element): return try readList(value, of: element, &arena)
    case .record:
      guard value.kind == .json, arena.bytes[value.range.lowerBound] == UInt8(ascii: "{") else {
        throw unreadable
      }
      return RawJSON.opened(value, &arena)
    case .json: return value
    }
  }

  private func readSet(_ value: Value, _ arena: inout Arena) throws(FunctionFault) -> Value {
    guard value.kind == .text else { return try readList(value, of: .option, &arena) }
    var members: [Value] = []
    var start = value.range.lowerBound
    var index = start
    while index < value.range.upperBound {
      if UTF8Text.holds(separator, at: index, end: value.range.upperBound, in: arena.bytes) {
        members.append(trimmed(.text(start..<index), arena))
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    members.append(trimmed(.text(start..<value.range.upperBound), arena))
    return arena.list(members)
  }

  private func readList(
    _ value: Value,
    of element: FieldType,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    let isArray =
      value.kind == .json && arena.bytes[value.range.lowerBound] == UInt8(ascii: "[")
    guard isArray || value.kind == .list else { throw unreadable }
    let opened = RawJSON.opened(value, &arena)
    guard !opened.isNull else { return .null }
    var items: [Value] = []
    items.reserveCapacity(opened.range.count)
    for index in opened.range {
      let item = arena.elements[index]
      items.append(try readElement(item, of: element, &arena))
    }
    return arena.list(items)
  }

  private func readElement(
    _ item: Value,
    of element: FieldType,
    _ arena: inout Arena
  ) throws(FunctionFault) -> Value {
    switch item.kind {
    case .list, .record:
      guard element == .json || (element == .record && item.kind == .record) else {
        throw unreadable
      }
      return item
    case .null, .boolean, .integer, .decimal, .text, .date, .instant, .number, .json:
      return try read(item, as: element, &arena)
    }
  }

  private func trimmed(_ value: Value, _ arena: borrowing Arena) -> Value {
    let inner = WhiteSpace.trimmed(value.range, in: arena.bytes)
    if inner.isEmpty { return rules.blankAsNull || value.range.isEmpty ? .null : value }
    return rules.trim ? .text(inner) : value
  }

  private func flag(_ value: Value, _ arena: inout Arena) -> Value? {
    let text = CaseMapping.lower(value, &arena)
    if arena.bytes[text.range].elementsEqual("true".utf8) { return .boolean(true) }
    return arena.bytes[text.range].elementsEqual("false".utf8) ? .boolean(false) : nil
  }

  private var unreadable: FunctionFault {
    FunctionFault(.unreadable, "The value cannot be read as \(type.name).")
  }
}

extension Value {
  /// Whether the value is text or a number as written.
  fileprivate var isSpelled: Bool { kind == .text || kind == .number }
}
