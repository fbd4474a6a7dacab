import Records

/// Arrays and objects of a record, opened: members and elements become values of the arena.
///
/// The JSON has been checked when the record was read; what cannot be read here is null.
struct RawJSON {
  private var position: Int
  private let end: Int

  /// Opens a `.json` value: arrays become lists without nulls, objects become records.
  ///
  /// Numbers stay as written, empty text is null.
  static func opened(_ value: Value, _ arena: inout Arena) -> Value {
    guard value.kind == .json else { return value }
    var reader = RawJSON(position: value.range.lowerBound, end: value.range.upperBound)
    return reader.value(&arena)
  }

  /// A tree as a value that has been read but not typed.
  static func raw(_ json: JSON, _ arena: inout Arena) -> Value {
    switch json {
    case .null: return .null
    case .bool(let flag): return .boolean(flag)
    case .string(let text): return arena.text(text)
    case .number(let text):
      let value = arena.text(text)
      return value.isNull ? .null : .number(value.range)
    case .array, .object:
      let start = arena.position
      arena.append(json.bytes())
      return .json(start..<arena.position)
    }
  }

  private mutating func value(_ arena: inout Arena) -> Value {
    skipBlanks(arena)
    guard position < end else { return .null }
    switch arena.bytes[position] {
    case UInt8(ascii: "{"): return object(&arena)
    case UInt8(ascii: "["): return array(&arena)
    case UInt8(ascii: "\""): return string(&arena)
    case UInt8(ascii: "t"):
      position += 4
      return .boolean(true)
    case UInt8(ascii: "f"):
      position += 5
      return .boolean(false)
    case UInt8(ascii: "n"):
      position += 4
      return .null
    default: return number(arena)
    }
  }

  private mutating func skipBlanks(_ arena: borrowing Arena) {
    while position < end, arena.bytes[position] <= 0x20 { position += 1 }
  }

  /// Whether the character stands next; steps over it.
  private mutating func take(_ character: Unicode.Scalar, _ arena: borrowing Arena) -> Bool {
    skipBlanks(arena)
    guard position < end, arena.bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func number(_ arena: borrowing Arena) -> Value {
    let start = position
    while position < end, Self.isOfNumber(arena.bytes[position]) { position += 1 }
    guard position > start else {
      position = end
      return .null
    }
    return .number(start..<position)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  private mutating func array(_ arena: inout Arena) -> Value {
    position += 1
    var items: [Value] = []
    while position < end, !take("]", arena) {
      items.append(value(&arena))
      _ = take(",", arena)
    }
    return arena.list(items)
  }

  private mutating func object(_ arena: inout Arena) -> Value {
    position += 1
    var members: [Value] = []
    while position < end, !take("}", arena) {
      members.append(string(&arena))
      _ = take(":", arena)
      members.append(value(&arena))
      _ = take(",", arena)
    }
    return arena.record(members)
  }

  private mutating func string(_ arena: inout Arena) -> Value {
    skipBlanks(arena)
    position += 1
    let start = position
    while position < end, arena.bytes[position] != UInt8(ascii: "\""),
      arena.bytes[position] != UInt8(ascii: "\\")
    {
      position += 1
    }
    guard position < end, arena.bytes[position] == UInt8(ascii: "\\") else {
      position += 1
      return position - 1 > start ? .text(start..<(position - 1)) : .null
    }
    let copy = arena.position
    arena.append(slice: start..<position)
    while position < end, arena.bytes[position] != UInt8(ascii: "\"") {
      if arena.bytes[position] == UInt8(ascii: "\\") {
        appendEscape(&arena)
      } else {
        arena.append(arena.bytes[position])
        position += 1
      }
    }
    position += 1
    return arena.text(from: copy)
  }

  private mutating func appendEscape(_ arena: inout Arena) {
    guard position + 1 < end else {
      position = end
      return
    }
    let letter = arena.bytes[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "n"): arena.append(0x0A)
    case UInt8(ascii: "r"): arena.append(0x0D)
    case UInt8(ascii: "t"): arena.append(0x09)
    case UInt8(ascii: "b"): arena.append(0x08)
    case UInt8(ascii: "f"): arena.append(0x0C)
    case UInt8(ascii: "u"):
      var code = hexadecimal(arena)
      if code >= 0xD800, code < 0xDC00, position + 1 < end {
        position += 2
        code = 0x10000 + ((code - 0xD800) << 10) + (hexadecimal(arena) - 0xDC00)
      }
      arena.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    default: arena.append(letter)
    }
  }

  /// Four hexadecimal digits.
  private mutating func hexadecimal(_ arena: borrowing Arena) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 where position < end {
      let byte = arena.bytes[position]
      let digit = byte <= UInt8(ascii: "9") ? byte - UInt8(ascii: "0") : (byte | 0x20) - 87
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
