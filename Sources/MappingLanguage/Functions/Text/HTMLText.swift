/// Character references of HTML, and what is tag and what is text.
enum HTMLText {
  /// Puts characters in the place of `&amp;`, `&#228;` and `&#xE4;`, as browsers read text.
  static func unescaped(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
    var output = ""
    var rest = text[...]
    while let ampersand = rest.firstIndex(of: "&") {
      output += rest[..<ampersand]
      rest = rest[rest.index(after: ampersand)...]
      let bytes = Array(rest.utf8.prefix(nameMax + 1))
      if let reference = reference(bytes) {
        output += reference.text
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: reference.length)...]
      } else {
        output += "&"
      }
    }
    return output + rest
  }

  private typealias Reference = (text: String, length: Int)

  /// What stands after an ampersand, and how many bytes it takes.
  private static func reference(_ bytes: [UInt8]) -> Reference? {
    if bytes.first == UInt8(ascii: "#") { return number(bytes) }
    let name = bytes.prefix { isAlphanumeric($0) }
    if bytes.dropFirst(name.count).first == UInt8(ascii: ";"),
      let text = entities.all[String(decoding: name, as: UTF8.self)]
    {
      return (text, name.count + 1)
    }
    for length in stride(from: min(name.count, legacyMax), to: 1, by: -1) {
      let part = String(decoding: name.prefix(length), as: UTF8.self)
      if entities.legacy.contains(part), let text = entities.all[part] { return (text, length) }
    }
    return nil
  }

  private static func number(_ bytes: [UInt8]) -> Reference? {
    let isHexadecimal = bytes.count > 1 && bytes[1] | 0x20 == UInt8(ascii: "x")
    let start = isHexadecimal ? 2 : 1
    let digits = bytes.dropFirst(start).prefix { byte in
      byte &- UInt8(ascii: "0") < 10
        || (isHexadecimal && (byte | 0x20) &- UInt8(ascii: "a") < 6)
    }
    guard !digits.isEmpty else { return nil }
    let code =
      UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10)
      ?? UInt32.max
    let end = start + digits.count
    let hasSemicolon = bytes.count > end && bytes[end] == UInt8(ascii: ";")
    return (String(Character(character(code))), end + (hasSemicolon ? 1 : 0))
  }

  /// What browsers make of a number: Windows' characters from 128 to 159, a mark for what is none.
  private static func character(_ code: UInt32) -> Unicode.Scalar {
    if (0x80...0x9F).contains(code), let index = Int(exactly: code - 0x80) {
      return windows[index]
    }
    return code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10 || (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  /// Bytes 128 to 159 of windows-1252.
  private static let windows = Array(
    ("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ" as String).unicodeScalars
  )

  private static let nameMax = 33
  private static let legacyMax = 6

  private static let entities: (all: [String: String], legacy: Set<String>) = {
    var all: [String: String] = [:]
    var legacy: Set<String> = []
    for entry in HTMLEntityData.text.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let isLegacy = parts[0].first == "~"
      let name = String(isLegacy ? parts[0].dropFirst() : parts[0])
      if isLegacy { legacy.insert(name) }
      var text = ""
      for code in parts[1].split(separator: "+") {
        if let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init) {
          text.unicodeScalars.append(scalar)
        }
      }
      all[name] = text
    }
    return (all, legacy)
  }()
}

extension HTMLText {
  /// The text between tags: without comments, scripts and styles, a blank where a block begins or
  /// ends, runs of blanks as one.
  static func text(of html: String) -> String {
    var output = ""
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      output += rest[..<open]
      rest = rest[open...]
      guard let tag = tag(rest) else {
        output += "<"
        rest = rest.dropFirst()
        continue
      }
      if !inline.contains(tag.name) { output += " " }
      rest = rest[tag.end...]
      if hidden.contains(tag.name), !tag.isClosing {
        rest = rest[(end(of: tag.name, in: rest) ?? rest.endIndex)...]
      }
    }
    output += rest
    return unescaped(output.split(whereSeparator: isBlank).joined(separator: " "))
      .split(whereSeparator: isBlank).joined(separator: " ")
  }

  private static func isBlank(_ character: Character) -> Bool { character.isWhitespace }

  private struct Tag {
    var name: String
    var isClosing: Bool
    var end: String.Index
  }

  /// The tag or comment that a `<` begins; `nil` where it is only a sign.
  private static func tag(_ text: Substring) -> Tag? {
    if text.hasPrefix("<!--") {
      let end = text.range(of: "-->", from: text.index(text.startIndex, offsetBy: 4))
      return Tag(name: "!", isClosing: true, end: end ?? text.endIndex)
    }
    var body = text.dropFirst()
    let isClosing = body.first == "/"
    if isClosing { body = body.dropFirst() }
    guard let first = body.first, first.isASCII, first.isLetter || first == "!" || first == "?"
    else { return nil }
    let name = body.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
    var quote: Character?
    for index in body.indices {
      let character = body[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == ">" {
        return Tag(name: name, isClosing: isClosing, end: body.index(after: index))
      } else if character == "\"" || character == "'" {
        quote = character
      }
    }
    return Tag(name: name, isClosing: isClosing, end: text.endIndex)
  }

  /// Where the element's closing tag begins.
  private static func end(of name: String, in text: Substring) -> String.Index? {
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.dropFirst(2).prefix(name.count).lowercased() == name, rest.dropFirst().first == "/" {
        return open
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  private static let hidden: Set<String> = ["script", "style", "head", "title", "template"]

  /// Elements that stand inside a line: no blank takes their place.
  private static let inline: Set<String> = [
    "!", "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u",
    "var", "wbr",
  ]
}

extension Substring {
  /// Where a text ends that stands at or after a place.
  fileprivate func range(of part: String, from start: Index) -> Index? {
    var place = start
    while place < endIndex {
      if self[place...].hasPrefix(part) { return index(place, offsetBy: part.count) }
      place = index(after: place)
    }
    return nil
  }
}
