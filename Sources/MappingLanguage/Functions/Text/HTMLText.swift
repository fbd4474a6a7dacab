/// Character references of HTML, and what is tag and what is text.
///
/// All on bytes of UTF-8: a mark that combines with a sign, as U+0301 with `>`, does not hide it.
enum HTMLText {
  /// Puts characters in the place of `&amp;`, `&#228;` and `&#xE4;`, as browsers read text.
  static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var rest = text
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      output += rest[..<ampersand]
      rest = rest[(ampersand + 1)...]
      if let reference = reference(Array(rest.prefix(nameMax + 1))) {
        output += Array(reference.text.utf8)
        rest = rest.dropFirst(reference.length)
      } else {
        output.append(UInt8(ascii: "&"))
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
  static func text(of html: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      output += unescaped(html[index..<open])
      guard let tag = tag(html, at: open) else {
        output.append(UInt8(ascii: "<"))
        index = open + 1
        continue
      }
      if !inline.contains(tag.name) { output.append(UInt8(ascii: " ")) }
      index = tag.end
      if hidden.contains(tag.name), !tag.isClosing {
        index = end(of: tag.name, in: html, from: index) ?? html.count
      }
    }
    return collapsed(output + unescaped(html[index...]))
  }

  /// One space for every run of blanks, none at the ends.
  private static func collapsed(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      let blank = WhiteSpace.length(at: index, end: text.count, in: text)
      if blank == 0 {
        output.append(text[index])
      } else if let last = output.last, last != UInt8(ascii: " ") {
        output.append(UInt8(ascii: " "))
      }
      index += max(blank, 1)
    }
    if output.last == UInt8(ascii: " ") { output.removeLast() }
    return output
  }

  private struct Tag {
    /// In small letters.
    var name: String
    var isClosing: Bool
    var end: Int
  }

  /// The tag or comment that a `<` begins; `nil` where it is only a sign.
  private static func tag(_ html: [UInt8], at open: Int) -> Tag? {
    if UTF8Text.holds(Array("<!--".utf8), at: open, end: html.count, in: html) {
      // Also <!--> is a whole comment.
      let end = place(of: Array("-->".utf8), in: html, from: open + 2)
      return Tag(name: "!", isClosing: true, end: end.map { $0 + 3 } ?? html.count)
    }
    var start = open + 1
    let isClosing = start < html.count && html[start] == UInt8(ascii: "/")
    if isClosing { start += 1 }
    guard start < html.count,
      (html[start] | 0x20) &- UInt8(ascii: "a") < 26 || "!?".utf8.contains(html[start])
    else { return nil }
    let name = html[start...].prefix { $0 > 0x20 && !">/".utf8.contains($0) }
    var tag = Tag(
      name: String(decoding: CaseMapping.lowered(name), as: UTF8.self),
      isClosing: isClosing,
      end: html.count
    )
    var quote: UInt8?
    for index in start..<html.count {
      let byte = html[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        tag.end = index + 1
        break
      } else if "\"'".utf8.contains(byte) {
        quote = byte
      }
    }
    return tag
  }

  /// Where the element's closing tag begins.
  private static func end(of name: String, in html: [UInt8], from start: Int) -> Int? {
    let closing = Array("</\(name)".utf8)
    var index = start
    while let open = html[index...].firstIndex(of: UInt8(ascii: "<")) {
      if CaseMapping.lowered(html[open...].prefix(closing.count)) == closing { return open }
      index = open + 1
    }
    return nil
  }

  private static func place(of part: [UInt8], in html: [UInt8], from start: Int) -> Int? {
    (start..<max(start, html.count)).first {
      UTF8Text.holds(part, at: $0, end: html.count, in: html)
    }
  }

  private static let hidden: Set<String> = ["script", "style", "head", "title", "template"]

  /// Elements that stand inside a line: no blank takes their place.
  private static let inline: Set<String> = [
    "!", "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u",
    "var", "wbr",
  ]
}
