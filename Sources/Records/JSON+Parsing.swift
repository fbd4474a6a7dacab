extension JSON {
  /// How deep a document may nest.
  package static let depthMax = 128

  /// Reads one document; anything but white space after it is a fault.
  package init(parsing text: String) throws(JSONFault) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one document; anything but white space after it is a fault.
  package init(parsing bytes: [UInt8]) throws(JSONFault) {
    var parser = TreeParser(bytes: bytes)
    self = try parser.document()
  }
}

private struct TreeParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONFault) -> JSON {
    let value = try value(depth: 0)
    skipWhitespace()
    guard position == bytes.count else {
      throw JSONFault("something follows the document", at: position)
    }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipWhitespace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth <= JSON.depthMax else { throw JSONFault("nested too deeply", at: position) }
    skipWhitespace()
    guard let byte = current else {
      throw JSONFault("the document ends too early", at: position)
    }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw JSONFault("a value was expected", at: position)
    }
  }

  private mutating func literal(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw JSONFault("a value was expected", at: position)
    }
    position = end
    return value
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte = current, byte >= 0x30, byte <= 0x39 { position += 1 }
    guard position > start else { throw JSONFault("a digit was expected", at: position) }
  }

  private mutating func number() throws(JSONFault) -> JSON {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func string() throws(JSONFault) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: content, as: UTF8.self) else {
          throw JSONFault("the string is not UTF-8", at: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw JSONFault("a control character inside a string", at: position)
      default:
        content.append(byte)
        position += 1
      }
    }
    throw JSONFault("the string is not closed", at: start)
  }

  private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
    let start = position
    position += 1
    guard let byte = current else { throw JSONFault("the string is not closed", at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal(start)
      if code >= 0xD800, code < 0xDC00 {
        guard current == UInt8(ascii: "\\"), position + 1 < bytes.count,
          bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONFault("half a surrogate pair", at: start) }
        position += 2
        let low = try hexadecimal(start)
        guard low >= 0xDC00, low < 0xE000 else {
          throw JSONFault("half a surrogate pair", at: start)
        }
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else {
        throw JSONFault("half a surrogate pair", at: start)
      }
      content += Array(String(Character(scalar)).utf8)
    default: throw JSONFault("an unknown escape", at: start)
    }
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONFault) -> UInt32 {
    guard position + 4 <= bytes.count,
      let code = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
    else { throw JSONFault("four hexadecimal digits were expected", at: start) }
    position += 4
    return code
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSON {
    position += 1
    var items: [JSON] = []
    skipWhitespace()
    if current == UInt8(ascii: "]") {
      position += 1
      return .array(items)
    }
    while true {
      items.append(try value(depth: depth + 1))
      if try endOfList(UInt8(ascii: "]")) { return .array(items) }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSON {
    position += 1
    var object = JSONObject()
    skipWhitespace()
    if current == UInt8(ascii: "}") {
      position += 1
      return .object(object)
    }
    while true {
      skipWhitespace()
      guard current == UInt8(ascii: "\"") else {
        throw JSONFault("a member's name was expected", at: position)
      }
      let name = try string()
      skipWhitespace()
      guard current == UInt8(ascii: ":") else {
        throw JSONFault("a colon was expected", at: position)
      }
      position += 1
      object.members.append(JSONObject.Member(name, try value(depth: depth + 1)))
      if try endOfList(UInt8(ascii: "}")) { return .object(object) }
    }
  }

  private mutating func endOfList(_ close: UInt8) throws(JSONFault) -> Bool {
    skipWhitespace()
    switch current {
    case UInt8(ascii: ","):
      position += 1
      return false
    case close:
      position += 1
      return true
    case nil: throw JSONFault("the document ends too early", at: position)
    default: throw JSONFault("a comma was expected", at: position)
    }
  }
}
