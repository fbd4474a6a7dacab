/// An RFC 6901 pointer: the place of a value inside a JSON document.
///
/// A longer pointer shares the shorter one it was made from, and knows its hash: a check makes
/// thousands of them and looks things up by them.
package struct JSONPointer: Sendable, CustomStringConvertible {
  /// The last token, behind those before it.
  private final class Link: Sendable {
    let before: Link?
    let token: String
    let count: Int
    let hash: UInt64

    init(_ before: Link?, _ token: String) {
      self.before = before
      self.token = token
      count = (before?.count ?? 0) + 1
      let start = before?.hash ?? 0xCBF2_9CE4_8422_2325
      hash = token.utf8.reduce((start ^ 0x2F) &* 0x100_0000_01B3) { hash, byte in
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
    }

    /// Whether pointers of one length are the same: from the end, until a start that they share.
    static func areSame(_ one: Link, _ other: Link) -> Bool {
      guard one.token == other.token else { return false }
      guard let before = one.before, let otherBefore = other.before else { return true }
      return before === otherBefore || areSame(before, otherBefore)
    }
  }

  private let last: Link?

  private init(_ last: Link?) { self.last = last }

  package init(_ tokens: [String] = []) {
    last = tokens.reduce(nil) { Link($0, $1) }
  }

  /// Reads `/a/0/b`; `nil` where the text is neither empty nor begins with a slash, has a `~` that
  /// is neither `~0` nor `~1`, or leads deeper than any document.
  package init?(parsing text: String) {
    guard !text.isEmpty else {
      self.init()
      return
    }
    guard text.first == "/" else { return nil }
    guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) <= JSON.depthMax else { return nil }
    let parts = text.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let tokens = parts.compactMap(Self.unescaped)
    if tokens.count < parts.count { return nil }
    self.init(tokens)
  }

  /// From the outside in.
  package var tokens: [String] {
    var tokens: [String] = []
    tokens.reserveCapacity(last?.count ?? 0)
    var link = last
    while let one = link {
      tokens.append(one.token)
      link = one.before
    }
    tokens.reverse()
    return tokens
  }

  package func appending(_ token: String) -> JSONPointer { JSONPointer(Link(last, token)) }

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

extension JSONPointer: Hashable {
  package static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    guard let one = left.last, let other = right.last else {
      return left.last == nil && right.last == nil
    }
    return one === other
      || one.hash == other.hash && one.count == other.count && Link.areSame(one, other)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(last?.hash ?? 0) }
}
