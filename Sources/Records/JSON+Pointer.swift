extension JSON {
  /// The value at a pointer, or `nil` where there is none.
  package subscript(pointer: JSONPointer) -> JSON? {
    var value = self
    for token in pointer.tokens {
      switch value {
      case .object(let object):
        guard let next = object[token] else { return nil }
        value = next
      case .array(let items):
        guard let index = JSONPointer.index(token), items.indices.contains(index) else {
          return nil
        }
        value = items[index]
      case .null, .bool, .number, .string: return nil
      }
    }
    return value
  }
}
