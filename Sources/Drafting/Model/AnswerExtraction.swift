import Records

/// Finds the JSON object in what a model wrote: between fences, after thoughts, amid prose.
enum AnswerExtraction {
  enum Outcome: Hashable {
    case object(JSON)
    /// An object begins and does not end.
    case cut
    case none
  }

  /// The last complete object that has most of the wanted members; else the last outermost one.
  static func outcome(in content: String, wanted: [String]) -> Outcome {
    let bytes = withoutThoughts(Array(content.utf8))
    var last: JSON?
    var fitting: JSON?
    var isCut = false
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "{") else {
        position += 1
        continue
      }
      guard let end = end(of: bytes, from: position) else {
        isCut = isCut || opensObject(bytes, position)
        position += 1
        continue
      }
      if let json = try? JSON(parsing: Array(bytes[position..<end])) {
        last = json
        if fits(json, wanted) { fitting = json }
        position = end
      } else {
        position += 1
      }
    }
    if let fitting { return .object(fitting) }
    if isCut { return .cut }
    return last.map { .object($0) } ?? .none
  }

  /// The text without `<think>…</think>` and its kin; an open one swallows the rest.
  static func withoutThoughts(_ content: String) -> String {
    String(decoding: withoutThoughts(Array(content.utf8)), as: UTF8.self)
  }

  private static func withoutThoughts(_ content: [UInt8]) -> [UInt8] {
    var bytes = content
    for tag in ["think", "thinking", "reasoning"] {
      let (opening, closing) = (Array("<\(tag)>".utf8), Array("</\(tag)>".utf8))
      while let open = position(of: opening, in: bytes) {
        let close = position(of: closing, in: bytes, from: open + opening.count)
        bytes.removeSubrange(open..<(close.map { $0 + closing.count } ?? bytes.count))
      }
      // Some templates swallow the opening tag.
      if let close = position(of: closing, in: bytes) {
        bytes.removeSubrange(..<(close + closing.count))
      }
    }
    return bytes
  }

  private static func position(of tag: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    var position = start
    while position + tag.count <= bytes.count {
      if bytes[position] == tag[0], bytes[position..<position + tag.count].elementsEqual(tag) {
        return position
      }
      position += 1
    }
    return nil
  }

  private static func fits(_ json: JSON, _ wanted: [String]) -> Bool {
    2 * wanted.count { json[$0] != nil } >= wanted.count
  }

  /// Whether a brace starts an object rather than prose: a quote or a closing brace follows.
  private static func opensObject(_ bytes: [UInt8], _ position: Int) -> Bool {
    let next = bytes[(position + 1)...].first { !$0.isBlank }
    return next == nil || next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  }

  /// The position after the brace that closes the one at `start`.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var isText = false
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\") where isText: position += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{") where !isText: depth += 1
      case UInt8(ascii: "}") where !isText:
        depth -= 1
        if depth == 0 { return position + 1 }
      default: break
      }
      position += 1
    }
    return nil
  }
}

extension UInt8 {
  /// Blank, tab or line end.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
