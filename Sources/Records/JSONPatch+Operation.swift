extension JSONPatch.Operation {
  init(json: JSON, index: Int) throws(JSONPatchFault) {
    guard json.object != nil else {
      throw JSONPatchFault("an operation is an object", operation: index)
    }
    guard let name = json["op"]?.string else {
      throw JSONPatchFault("an operation has an \"op\"", operation: index)
    }
    let path = try Self.pointer("path", of: json, index: index)
    switch name {
    case "add": self = .add(path, try Self.value(of: json, index: index))
    case "remove": self = .remove(path)
    case "replace": self = .replace(path, try Self.value(of: json, index: index))
    case "move": self = .move(from: try Self.pointer("from", of: json, index: index), to: path)
    case "copy": self = .copy(from: try Self.pointer("from", of: json, index: index), to: path)
    case "test": self = .test(path, try Self.value(of: json, index: index))
    default:
      throw JSONPatchFault("there is no operation \"\(name)\"", operation: index, at: path)
    }
  }

  var json: JSON {
    switch self {
    case .add(let path, let value): Self.json("add", path, value: value)
    case .remove(let path): Self.json("remove", path)
    case .replace(let path, let value): Self.json("replace", path, value: value)
    case .move(let from, let path): Self.json("move", path, from: from)
    case .copy(let from, let path): Self.json("copy", path, from: from)
    case .test(let path, let value): Self.json("test", path, value: value)
    }
  }

  private static func json(
    _ name: String,
    _ path: JSONPointer,
    from: JSONPointer? = nil,
    value: JSON? = nil
  ) -> JSON {
    .members([
      "op": .string(name),
      "from": from.map { .string($0.description) },
      "path": .string(path.description),
      "value": value,
    ])
  }

  private static func pointer(
    _ name: String,
    of json: JSON,
    index: Int
  ) throws(JSONPatchFault) -> JSONPointer {
    guard let text = json[name]?.string else {
      throw JSONPatchFault("an operation has a \"\(name)\"", operation: index)
    }
    guard let pointer = JSONPointer(parsing: text) else {
      throw JSONPatchFault("\"\(name)\" is not a JSON pointer", operation: index)
    }
    return pointer
  }

  private static func value(of json: JSON, index: Int) throws(JSONPatchFault) -> JSON {
    guard let value = json["value"] else {
      throw JSONPatchFault("an operation of this kind has a \"value\"", operation: index)
    }
    return value
  }

  func apply(to document: inout JSON) throws(JSONPatchFault) {
    switch self {
    case .add(let path, let value): try document.add(value, at: path)
    case .remove(let path): _ = try document.remove(at: path)
    case .replace(let path, let value): try document.replace(at: path, with: value)
    case .move(let from, let path):
      guard from == path || !path.tokens.starts(with: from.tokens) else {
        throw JSONPatchFault("a value cannot move into itself", at: path)
      }
      try document.add(try document.remove(at: from), at: path)
    case .copy(let from, let path):
      guard let value = document[from] else { throw JSONPatchFault("there is nothing", at: from) }
      try document.add(value, at: path)
    case .test(let path, let expected):
      guard let value = document[path] else { throw JSONPatchFault("there is nothing", at: path) }
      guard value.isEquivalent(to: expected) else {
        throw JSONPatchFault("another value stands", at: path)
      }
    }
  }
}

extension JSON {
  /// Whether two documents say the same: numbers by their value, objects whatever their order.
  package func isEquivalent(to other: JSON) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)):
      if left == right { return true }
      guard let left = ExactDecimal(parsing: left), let right = ExactDecimal(parsing: right)
      else { return false }
      return left == right
    case (.array(let left), .array(let right)):
      return left.count == right.count
        && zip(left, right).allSatisfy { $0.isEquivalent(to: $1) }
    case (.object(let left), .object(let right)):
      return left.members.count == right.members.count
        && left.members.allSatisfy { member in
          right[member.name]?.isEquivalent(to: member.value) ?? false
        }
    case (.null, _), (.bool, _), (.string, _), (.number, _), (.array, _), (.object, _):
      return self == other
    }
  }

  fileprivate mutating func add(_ value: JSON, at path: JSONPointer) throws(JSONPatchFault) {
    guard let last = path.tokens.last else {
      self = value
      return
    }
    try change(path.tokens.dropLast(), path) { parent throws(JSONPatchFault) in
      switch parent {
      case .object(var object):
        parent = .null
        object[last] = value
        parent = .object(object)
      case .array(var items):
        let index = last == "-" ? items.count : JSONPointer.index(last)
        guard let index, index <= items.count else {
          throw JSONPatchFault("the array has no such place", at: path)
        }
        parent = .null
        items.insert(value, at: index)
        parent = .array(items)
      case .null, .bool, .number, .string:
        throw JSONPatchFault("there is neither an object nor an array to add to", at: path)
      }
    }
  }

  fileprivate mutating func remove(at path: JSONPointer) throws(JSONPatchFault) -> JSON {
    guard let old = self[path] else { throw JSONPatchFault("there is nothing", at: path) }
    guard let last = path.tokens.last else {
      self = .null
      return old
    }
    try change(path.tokens.dropLast(), path) { parent throws(JSONPatchFault) in
      switch parent {
      case .object(var object):
        parent = .null
        object[last] = nil
        parent = .object(object)
      case .array(var items):
        guard let index = JSONPointer.index(last) else { return }
        parent = .null
        items.remove(at: index)
        parent = .array(items)
      case .null, .bool, .number, .string: break
      }
    }
    return old
  }

  fileprivate mutating func replace(
    at path: JSONPointer,
    with value: JSON
  ) throws(JSONPatchFault) {
    guard self[path] != nil else { throw JSONPatchFault("there is nothing", at: path) }
    try change(path.tokens[...], path) { place throws(JSONPatchFault) in place = value }
  }

  /// Lends the value at `tokens`, a beginning of `path`, to be changed in place.
  private mutating func change(
    _ tokens: ArraySlice<String>,
    _ path: JSONPointer,
    _ body: (inout JSON) throws(JSONPatchFault) -> Void
  ) throws(JSONPatchFault) {
    guard let token = tokens.first else { return try body(&self) }
    switch self {
    case .object(var object):
      guard let index = object.members.firstIndex(where: { $0.name == token }) else {
        throw JSONPatchFault("there is nothing", at: path)
      }
      try object.members[index].value.change(tokens.dropFirst(), path, body)
      self = .object(object)
    case .array(var items):
      guard let index = JSONPointer.index(token), items.indices.contains(index) else {
        throw JSONPatchFault("there is nothing", at: path)
      }
      try items[index].change(tokens.dropFirst(), path, body)
      self = .array(items)
    case .null, .bool, .number, .string: throw JSONPatchFault("there is nothing", at: path)
    }
  }
}
