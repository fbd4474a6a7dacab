extension JSON {
  /// How many bytes the canonical form has, without making it.
  package var canonicalByteCount: Int { byteCount(depth: 0) + 1 }

  private func byteCount(depth: Int) -> Int {
    switch self {
    case .null: 4
    case .bool(let flag): flag ? 4 : 5
    case .number(let text): text.utf8.count
    case .string(let text): Self.byteCount(ofString: text)
    case .array(let items):
      items.reduce(Self.frameByteCount(of: items.count, depth)) {
        $0 + $1.byteCount(depth: depth + 1)
      }
    case .object(let object):
      object.members.reduce(Self.frameByteCount(of: object.members.count, depth)) {
        $0 + Self.byteCount(ofString: $1.name) + 2 + $1.value.byteCount(depth: depth + 1)
      }
    }
  }

  /// Brackets, commas, line ends and indentation of a list.
  private static func frameByteCount(of count: Int, _ depth: Int) -> Int {
    guard count > 0 else { return 2 }
    return 2 + (count - 1) + count * (1 + 2 * (depth + 1)) + 1 + 2 * depth
  }

  /// Takes what the document weighs, about its bytes, out of a budget; `false` as soon as the
  /// budget is spent or more than `levels` containers are open.
  ///
  /// A tree that shares its parts can weigh far more than its memory: it is never walked to the
  /// end.
  package func isPaid(from budget: inout Int, levels: Int) -> Bool {
    budget -= 2
    switch self {
    case .null, .bool: break
    case .number(let text), .string(let text): budget -= text.utf8.count
    case .array(let items):
      guard levels > 0, budget >= 0 else { return false }
      for item in items where !item.isPaid(from: &budget, levels: levels - 1) { return false }
    case .object(let object):
      guard levels > 0, budget >= 0 else { return false }
      for member in object.members {
        budget -= member.name.utf8.count
        guard member.value.isPaid(from: &budget, levels: levels - 1) else { return false }
      }
    }
    return budget >= 0
  }
}
