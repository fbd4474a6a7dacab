/// An RFC 6901 pointer: the place of a value inside a JSON document.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  package var tokens: [String]

  package init(_ tokens: [String] = []) { self.tokens = tokens }

  /// Reads `/a/0/b`; `nil` where the text is neither empty nor begins with a slash, or has a `~`
  /// that is neither `~0` nor `~1`.
  package init?(parsing text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.first == "/" else { return nil }
    let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    tokens = parts.compactMap(Self.unescaped)
    if tokens.count < parts.count { return nil }
  }

  package func appending(_ token: String) -> JSONPointer {
    var longer: [String] = []
    longer.reserveCapacity(tokens.count + 1)
    longer.append(contentsOf: tokens)
    longer.append(token)
    return JSONPointer(longer)
  }
  package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  package var description: String {
    tokens.map { "/" + Self.escaped($0) }.joined()
  }

  private static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return token
    }
    var text = ""
    for character in token.unicodeScalars {
      switch character {
      case "~": text += "~0"
      case "/": text += "~1"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }

  private static func unescaped(_ token: Substring) -> String? {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var text = ""
    var pending = false
    for character in token.unicodeScalars {
      switch (pending, character) {
      case (false, "~"):
        pending = true
        continue
      case (true, "0"): text += "~"
      case (true, "1"): text += "/"
      case (true, _): return nil
      case (false, _): text.unicodeScalars.append(character)
      }
      pending = false
    }
    return pending ? nil : text
  }

  /// The index that a token names: digits without a leading zero or a sign.
  static func index(_ token: String) -> Int? {
    let digits = token.utf8
    guard digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }),
      digits.count == 1 || digits.first != UInt8(ascii: "0")
    else { return nil }
    return Int(token)
  }
}

extension JSON {
  /// The value at a pointer, or `nil` where there is none.
  package subscript(pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let next = object[token] else { return nil }
        value = next
      case .array(let items):
        guard let index = JSONPointer.index(token), items.indices.contains(index) else {
          return nil
        }
        value = items[index]
      case .null, .bool, .number, .string: return nil
      }
    }
    return value
  }
}
