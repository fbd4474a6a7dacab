/// An RFC 6901 pointer: the place of a value inside a JSON document.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
  package var tokens: [String]

  package init(_ tokens: [String] = []) { self.tokens = tokens }

  /// Reads `/a/0/b`; `nil` where the text is neither empty nor begins with a slash.
  package init?(parsing text: String) {
    guard !text.isEmpty else {
      tokens = []
      return
    }
    guard text.first == "/" else { return nil }
    tokens = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
      Self.unescaped($0)
    }
  }

  package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }
  package func appending(_ index: Int) -> JSONPointer { JSONPointer(tokens + [String(index)]) }

  package var description: String {
    tokens.map { "/" + Self.escaped($0) }.joined()
  }

  private static func escaped(_ token: String) -> String {
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

  private static func unescaped(_ token: Substring) -> String {
    var text = ""
    var pending = false
    for character in token.unicodeScalars {
      switch (pending, character) {
      case (false, "~"): pending = true
      case (true, "0"):
        text += "~"
        pending = false
      case (true, "1"):
        text += "/"
        pending = false
      default:
        if pending { text += "~" }
        pending = false
        text.unicodeScalars.append(character)
      }
    }
    return pending ? text + "~" : text
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
        guard let index = Int(token), items.indices.contains(index) else { return nil }
        value = items[index]
      case .null, .bool, .number, .string: return nil
      }
    }
    return value
  }
}
