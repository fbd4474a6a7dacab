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

  /// Appends the compact text.
  package func append(to output: inout [UInt8]) { write(into: &output, .compact, depth: 0) }

  private func write(into output: inout [UInt8], _ layout: Layout, depth: Int) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
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
        output.append(contentsOf: (layout == .compact ? ":" : ": ").utf8)
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
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
