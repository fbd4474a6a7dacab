/// Writes a JSON object by hand, without a tree of it: members in the order given, absent ones left
/// out, no white space.
package struct JSONObjectWriter {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  /// Whether the object being written has no member yet.
  private var isEmpty = true

  package init() {}

  /// The object, closed.
  package var closed: [UInt8] {
    var all = bytes
    all.append(UInt8(ascii: "}"))
    return all
  }

  /// The object, closed, as text.
  package var text: String { String(decoding: closed, as: UTF8.self) }

  package mutating func string(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    member(name)
    JSON.writeString(value.utf8, into: &bytes)
  }

  package mutating func integer(_ name: StaticString, _ value: (some BinaryInteger)?) {
    guard let value else { return }
    member(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  package mutating func flag(_ name: StaticString, _ value: Bool) {
    member(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func json(_ name: StaticString, _ value: JSON) {
    member(name)
    value.append(to: &bytes)
  }

  /// A value that is JSON already.
  package mutating func json(_ name: StaticString, written value: [UInt8]) {
    member(name)
    bytes.append(contentsOf: value)
  }

  package mutating func strings(_ name: StaticString, _ values: [String]) {
    member(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSON.writeString(value.utf8, into: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  package mutating func objects<Item>(
    _ name: StaticString,
    _ items: some Sequence<Item>,
    _ write: (Item, inout JSONObjectWriter) -> Void
  ) {
    member(name)
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for item in items {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes.append(UInt8(ascii: "{"))
      isEmpty = true
      write(item, &self)
      bytes.append(UInt8(ascii: "}"))
    }
    isEmpty = false
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func member(_ name: StaticString) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
