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
    let bytes = Array(withoutThoughts(content).utf8)
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
    var text = content
    for tag in ["think", "thinking", "reasoning"] {
      while let open = text.firstRange(of: "<\(tag)>") {
        let rest = text[open.upperBound...]
        let end = rest.firstRange(of: "</\(tag)>")?.upperBound ?? text.endIndex
        text.removeSubrange(open.lowerBound..<end)
      }
      // Some templates swallow the opening tag.
      if let close = text.firstRange(of: "</\(tag)>") {
        text.removeSubrange(text.startIndex..<close.upperBound)
      }
    }
    return text
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
