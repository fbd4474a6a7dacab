import Records

/// Fields of records inside lists, found by dotted paths and read as text.
enum RecordFields {
  static func path(_ text: String) -> [[UInt8]] {
    text.split(separator: ".").map { Array($0.utf8) }
  }

  /// The scalar at a path as a trimmed text; null for a record, a list and nothing.
  static func text(at path: [[UInt8]], of record: Value, _ arena: inout Arena) -> Value {
    let value = raw(at: path, of: record, arena)
    let text = PlainText.of(value, &arena)
    guard text.kind == .text else { return .null }
    let range = WhiteSpace.trimmed(text.range, in: arena.bytes)
    return range.isEmpty ? .null : .text(range)
  }

  /// What stands at a path, as it was written.
  static func raw(at path: [[UInt8]], of record: Value, _ arena: borrowing Arena) -> Value {
    var value = record
    for name in path {
      value = member(name, of: value, arena)
      if value.isNull { return .null }
    }
    return value
  }

  /// The last member of that name, as where a record is read from JSON.
  private static func member(
    _ name: [UInt8],
    of record: Value,
    _ arena: borrowing Arena
  ) -> Value {
    guard record.kind == .record else { return .null }
    var found = Value.null
    for index in stride(from: record.range.lowerBound, to: record.range.upperBound, by: 2) {
      let key = arena.elements[index]
      guard key.kind == .text, key.range.count == name.count,
        UTF8Text.holds(
          name,
          at: key.range.lowerBound,
          end: key.range.upperBound,
          in: arena.bytes
        )
      else { continue }
      found = arena.elements[index + 1]
    }
    return found
  }
}
