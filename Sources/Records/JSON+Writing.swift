extension JSON {
  /// How a document is laid out.
  package enum Layout: Hashable, Sendable {
    /// One line, members in their order.
    case compact
    /// Two spaces, members in their order.
    case pretty
    /// Two spaces, members sorted by name, final line end: the form that is stored and hashed.
    case canonical
  }

  /// The document as text.
  package func text(_ layout: Layout = .compact) -> String {
    String(decoding: bytes(layout), as: UTF8.self)
  }

  /// The document as UTF-8.
  package func bytes(_ layout: Layout = .compact) -> [UInt8] {
    var output: [UInt8] = []
    write(into: &output, layout, depth: 0)
    if layout == .canonical { output.append(UInt8(ascii: "\n")) }
    return output
  }

  /// Appends a JSON string literal, quotes included.
  package static func writeString(_ text: some Sequence<UInt8>, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text { appendEscaped(byte, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends one byte of a string's content, escaped where JSON asks for it.
  package static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): output += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
    case UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
    case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x0D: output += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
    case 0x09: output += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
    case 0x00..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      output += Array("\\u00".utf8)
      output += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: output.append(byte)
    }
  }

  private func write(into output: inout [UInt8], _ layout: Layout, depth: Int) {
    switch self {
    case .null: output += Array("null".utf8)
    case .bool(let flag): output += Array((flag ? "true" : "false").utf8)
    case .number(let text): output += Array(text.utf8)
    case .string(let text): Self.writeString(text.utf8, into: &output)
    case .array(let items):
      Self.writeList(items, "[", "]", into: &output, layout, depth) { item, output in
        item.write(into: &output, layout, depth: depth + 1)
      }
    case .object(let object):
      let members =
        layout == .canonical
        ? object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        : object.members
      Self.writeList(members, "{", "}", into: &output, layout, depth) { member, output in
        Self.writeString(member.name.utf8, into: &output)
        output += Array((layout == .compact ? ":" : ": ").utf8)
        member.value.write(into: &output, layout, depth: depth + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item],
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    into output: inout [UInt8],
    _ layout: Layout,
    _ depth: Int,
    each: (Item, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if layout != .compact { indent(depth + 1, into: &output) }
      each(item, &output)
    }
    if layout != .compact, !items.isEmpty { indent(depth, into: &output) }
    output.append(UInt8(ascii: close))
  }

  private static func indent(_ depth: Int, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\n"))
    output += [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
  }
}
