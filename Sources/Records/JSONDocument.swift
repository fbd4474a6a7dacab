import CSimdJSON

/// The parser behind trees and pages: one document at a time as a flat list of items.
///
/// The same grammar as ``RecordReader``; see the decision record on the JSON reader.
@safe
struct JSONDocument: ~Copyable {
  private let handle: OpaquePointer?

  /// `array`: the names that lead to an array whose elements are listed instead of read.
  init(leavingOut array: [String]? = nil) {
    let paths = CPaths(array.map { [$0] } ?? [])
    unsafe handle = paths.lend { unsafe csimdjson_document_create($0) }
  }

  deinit { unsafe csimdjson_document_destroy(handle) }

  mutating func read(_ bytes: borrowing Span<UInt8>) throws(JSONFault) {
    guard let handle = unsafe handle else { throw JSONFault.outOfMemory }
    let result = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe csimdjson_document_read(handle, bytes.baseAddress, bytes.count)
    }
    guard result.reason == CSIMDJSON_OK else { throw JSONFault(result) }
  }

  /// The document last read, as a tree; null where the array left out is the whole document.
  func tree(
    of bytes: borrowing Span<UInt8>,
    duplicates: JSON.DuplicateNames
  ) throws(JSONFault) -> JSON {
    var count = 0
    let items = unsafe csimdjson_document_items(handle, &count)
    var textCount = 0
    let text = unsafe csimdjson_document_text(handle, &textCount)
    guard count > 0 else { return .null }
    return unsafe try bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      var builder = unsafe TreeBuilder(
        items: UnsafeBufferPointer(start: items, count: count),
        bytes: bytes,
        text: UnsafeBufferPointer(start: text, count: textCount),
        duplicates: duplicates
      )
      return try builder.value()
    }
  }

  /// Where the elements of the array left out stand; `nil` where there is no such array.
  var elements: [Range<Int>]? {
    guard unsafe csimdjson_document_has_array(handle) else { return nil }
    var count = 0
    let slices = unsafe csimdjson_document_elements(handle, &count)
    return unsafe UnsafeBufferPointer(start: slices, count: count).map {
      Int($0.start)..<Int($0.end)
    }
  }
}

/// Makes a tree of items; never deeper than the parser allows.
@safe
private struct TreeBuilder {
  /// From so many members on, names are looked up in a dictionary.
  private static let fewNames = 16

  let items: UnsafeBufferPointer<csimdjson_item>
  let bytes: UnsafeBufferPointer<UInt8>
  let text: UnsafeBufferPointer<UInt8>
  let duplicates: JSON.DuplicateNames
  private var next = 0

  init(
    items: UnsafeBufferPointer<csimdjson_item>,
    bytes: UnsafeBufferPointer<UInt8>,
    text: UnsafeBufferPointer<UInt8>,
    duplicates: JSON.DuplicateNames
  ) {
    unsafe self.items = items
    unsafe self.bytes = bytes
    unsafe self.text = text
    self.duplicates = duplicates
  }

  mutating func value() throws(JSONFault) -> JSON {
    let item = unsafe items[next]
    next += 1
    switch item.kind {
    case CSIMDJSON_TRUE: return .bool(true)
    case CSIMDJSON_FALSE: return .bool(false)
    case CSIMDJSON_NUMBER: return .number(string(item))
    case CSIMDJSON_STRING, CSIMDJSON_UNESCAPED: return .string(string(item))
    case CSIMDJSON_ARRAY: return try array()
    case CSIMDJSON_OBJECT: return try object()
    default: return .null
    }
  }

  /// A member or an element; a fault inside it names the way to it.
  private mutating func value(inside token: () -> String) throws(JSONFault) -> JSON {
    do throws(JSONFault) {
      return try value()
    } catch {
      throw error.inside(token())
    }
  }

  /// Where an item begins in the document, which the slice of an unescaped text does not say.
  ///
  /// Every item is one token, so that tokens are counted; only a fault pays for it.
  private func offset(ofItem index: Int) -> Int {
    var offset = 0
    var left = index
    while unsafe offset < bytes.count {
      switch unsafe bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        UInt8(ascii: ","), UInt8(ascii: ":"):
        offset += 1
      default:
        guard left > 0 else { return offset }
        left -= 1
        offset = end(ofTokenAt: offset)
      }
    }
    return offset
  }

  /// Where a token of a sound document ends.
  private func end(ofTokenAt start: Int) -> Int {
    let marks = Array("[]{},: \t\n\r".utf8)
    var end = start + 1
    switch unsafe bytes[start] {
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): return end
    case UInt8(ascii: "\""):
      while unsafe bytes[end] != UInt8(ascii: "\"") {
        end += unsafe bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return end + 1
    default:
      while unsafe end < bytes.count && !marks.contains(bytes[end]) { end += 1 }
      return end
    }
  }

  private func string(_ item: csimdjson_item) -> String {
    let source = unsafe item.kind == CSIMDJSON_UNESCAPED ? text : bytes
    return unsafe String(
      decoding: UnsafeBufferPointer(rebasing: source[Int(item.start)..<Int(item.end)]),
      as: UTF8.self
    )
  }

  /// Whether the container ends here; steps over its end.
  private mutating func isAtEnd() -> Bool {
    guard unsafe items[next].kind == CSIMDJSON_END else { return false }
    next += 1
    return true
  }

  private mutating func array() throws(JSONFault) -> JSON {
    var elements: [JSON] = []
    while !isAtEnd() { elements.append(try value(inside: { String(elements.count) })) }
    return .array(elements)
  }

  private mutating func object() throws(JSONFault) -> JSON {
    var members: [JSONObject.Member] = []
    var places: [[UInt8]: Int] = [:]
    while !isAtEnd() {
      let name = unsafe string(items[next])
      let place = next
      next += 1
      let value = try value(inside: { name })
      let known =
        members.count < Self.fewNames
        ? members.firstIndex { $0.isNamed(name) } : places[Array(name.utf8)]
      if let known {
        guard duplicates == .lastWins else {
          throw JSONFault(
            "the name \"\(name)\" stands twice",
            at: offset(ofItem: place),
            duplicate: JSONPointer([name])
          )
        }
        members[known].value = value
        continue
      }
      if members.count == Self.fewNames {
        for (place, member) in members.enumerated() { places[Array(member.name.utf8)] = place }
      }
      if members.count >= Self.fewNames { places[Array(name.utf8)] = members.count }
      members.append(JSONObject.Member(name, value))
    }
    return .object(JSONObject(members))
  }
}
