import Records

/// Writes the JSON object of a stored event or state by hand: members in the order given, absent
/// ones left out, no white space.
struct BodyWriter {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]
  /// Whether the object being written has no member yet.
  private var isEmpty = true

  /// The object, closed.
  var text: String {
    var all = bytes
    all.append(UInt8(ascii: "}"))
    return String(decoding: all, as: UTF8.self)
  }

  mutating func string(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    member(name)
    JSON.writeString(value.utf8, into: &bytes)
  }

  mutating func integer(_ name: StaticString, _ value: (some BinaryInteger)?) {
    guard let value else { return }
    member(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func flag(_ name: StaticString, _ value: Bool) {
    member(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func strings(_ name: StaticString, _ values: [String]) {
    member(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSON.writeString(value.utf8, into: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func objects<Item>(
    _ name: StaticString,
    _ items: some Sequence<Item>,
    _ write: (Item, inout BodyWriter) -> Void
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
    bytes.append(contentsOf: name.description.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }
}
