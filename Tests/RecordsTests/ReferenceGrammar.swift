import Records

/// RFC 8259 written down plainly, a byte at a time: what the fast readers are held against.
struct ReferenceGrammar {
  private let bytes: [UInt8]
  private var at = 0

  /// Whether the bytes are one document by the rules of this house: UTF-8, no half surrogate
  /// pairs, at most 128 levels.
  static func accepts(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var grammar = ReferenceGrammar(bytes: bytes)
    guard grammar.value(depth: 0) else { return false }
    grammar.blanks()
    return grammar.at == bytes.count
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func take(word: String) -> Bool {
    word.unicodeScalars.allSatisfy { take($0) }
  }

  private mutating func blanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
  }

  private mutating func value(depth: Int) -> Bool {
    blanks()
    switch current {
    case UInt8(ascii: "{"): return list(depth: depth, close: "}", members: true)
    case UInt8(ascii: "["): return list(depth: depth, close: "]", members: false)
    case UInt8(ascii: "\""): return string()
    case UInt8(ascii: "t"): return take(word: "true")
    case UInt8(ascii: "f"): return take(word: "false")
    case UInt8(ascii: "n"): return take(word: "null")
    default: return number()
    }
  }

  private mutating func list(depth: Int, close: Unicode.Scalar, members: Bool) -> Bool {
    guard depth < 128 else { return false }
    at += 1
    blanks()
    if take(close) { return true }
    while true {
      blanks()
      if members {
        guard string() else { return false }
        blanks()
        guard take(":") else { return false }
      }
      guard value(depth: depth + 1) else { return false }
      blanks()
      if take(close) { return true }
      guard take(",") else { return false }
    }
  }

  private mutating func digits() -> Bool {
    let start = at
    while let byte = current, (0x30...0x39).contains(byte) { at += 1 }
    return at > start
  }

  private mutating func number() -> Bool {
    _ = take("-")
    if !take("0") { guard digits() else { return false } }
    if take(".") { guard digits() else { return false } }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() else { return false }
    }
    return true
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte = current {
      at += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte < 0x20 { return false }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escape = current else { return false }
      at += 1
      if "\"\\/bfnrt".utf8.contains(escape) { continue }
      guard escape == UInt8(ascii: "u"), let code = hexadecimal() else { return false }
      if (0xDC00..<0xE000).contains(code) { return false }
      if (0xD800..<0xDC00).contains(code) {
        guard take("\\"), take("u"), let low = hexadecimal(), (0xDC00..<0xE000).contains(low)
        else { return false }
      }
    }
    return false
  }

  private mutating func hexadecimal() -> Int? {
    guard at + 4 <= bytes.count else { return nil }
    let text = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
    guard text.unicodeScalars.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    at += 4
    return Int(text, radix: 16)
  }
}
