package import Diagnostics
package import Records

extension JSONPatch {
  /// Operations of one patch; what is beyond is M106.
  package static let operationsMax = 1_000
  /// How much one patch may add, all operations together; what is beyond is M106.
  package static let addedBytesMax = SpecLimits.documentBytesMax

  /// The document after all operations; nothing is changed where one of them cannot be done.
  package func applied(to document: JSON, source: String) throws(DiagnosticList) -> JSON {
    guard operations.count <= Self.operationsMax else {
      throw DiagnosticList([Self.excess("has \(operations.count) operations", source, "")])
    }
    var result = document
    var budget = Self.addedBytesMax
    for (index, operation) in operations.enumerated() {
      let place = "/\(index)"
      guard Self.isPaid(operation, in: result, from: &budget) else {
        throw DiagnosticList([Self.excess("adds too much, or too deep", source, place)])
      }
      guard let next = Self.apply(operation, to: result) else {
        throw DiagnosticList([
          Diagnostic(
            .error,
            .M101,
            "the patch cannot \(operation.action.rawValue) \"\(operation.path)\"",
            at: Location(source, pointer: place),
            hint: "Name a place that exists in the spec as it stands."
          )
        ])
      }
      result = next
    }
    return result
  }

  private static func excess(_ what: String, _ source: String, _ pointer: String) -> Diagnostic {
    Diagnostic(
      .error,
      .M106,
      "the patch \(what)",
      at: Location(source, pointer: pointer),
      hint: "Change less, with at most \(operationsMax) operations."
    )
  }

  /// Whether what an operation adds fits into what is left, and into the depth of a document.
  ///
  /// Copies of copies double a document with every operation.
  private static func isPaid(
    _ operation: Operation,
    in document: JSON,
    from budget: inout Int
  ) -> Bool {
    let added =
      switch operation.action {
      case .add, .replace: operation.value
      case .copy, .move: operation.from.flatMap { document[$0] }
      case .remove, .test: nil as JSON?
      }
    guard let added else { return true }
    return added.isPaid(from: &budget, levels: JSON.depthMax - operation.path.tokens.count)
  }

  private static func apply(_ operation: Operation, to document: JSON) -> JSON? {
    let tokens = operation.path.tokens[...]
    switch operation.action {
    case .add: return operation.value.flatMap { document.adding($0, at: tokens) }
    case .remove: return document.removing(tokens)
    case .replace: return operation.value.flatMap { document.replacing(tokens, with: $0) }
    case .test:
      // Not a conditional expression: its nil would be the JSON null.
      guard document[operation.path] == operation.value else { return nil }
      return document
    case .copy:
      guard let from = operation.from, let value = document[from] else { return nil }
      return document.adding(value, at: tokens)
    case .move:
      guard let from = operation.from, let value = document[from],
        !(tokens.starts(with: from.tokens) && tokens.count > from.tokens.count)
      else { return nil }
      return document.removing(from.tokens[...])?.adding(value, at: tokens)
    }
  }
}

extension JSON {
  /// The index a token names in a list of `count`; `-` is the place after the last.
  private static func index(_ token: String, _ count: Int, end: Bool) -> Int? {
    if end, token == "-" { return count }
    guard let index = Int(token), String(index) == token, index >= 0,
      index < count || (end && index == count)
    else { return nil }
    return index
  }

  fileprivate func adding(_ value: JSON, at tokens: ArraySlice<String>) -> JSON? {
    guard let token = tokens.first else { return value }
    return changing(token, tokens.dropFirst(), isLast: { $0.adding(value, at: $1) }) { container in
      switch container {
      case .object(var object):
        object[token] = value
        return .object(object)
      case .array(var items):
        guard let index = Self.index(token, items.count, end: true) else { return nil }
        items.insert(value, at: index)
        return .array(items)
      case .null, .bool, .number, .string: return nil
      }
    }
  }

  fileprivate func removing(_ tokens: ArraySlice<String>) -> JSON? {
    guard let token = tokens.first else { return nil }
    return changing(token, tokens.dropFirst(), isLast: { $0.removing($1) }) { container in
      switch container {
      case .object(var object):
        guard object[token] != nil else { return nil }
        object[token] = nil
        return .object(object)
      case .array(var items):
        guard let index = Self.index(token, items.count, end: false) else { return nil }
        items.remove(at: index)
        return .array(items)
      case .null, .bool, .number, .string: return nil
      }
    }
  }

  fileprivate func replacing(_ tokens: ArraySlice<String>, with value: JSON) -> JSON? {
    guard let token = tokens.first else { return value }
    guard let member = self[JSONPointer([token])],
      let changed = member.replacing(tokens.dropFirst(), with: value)
    else { return nil }
    return setting(token, changed)
  }

  /// Goes one level down, or changes this container where the token is the last one.
  private func changing(
    _ token: String,
    _ rest: ArraySlice<String>,
    isLast next: (JSON, ArraySlice<String>) -> JSON?,
    _ change: (JSON) -> JSON?
  ) -> JSON? {
    guard !rest.isEmpty else { return change(self) }
    guard let member = self[JSONPointer([token])], let changed = next(member, rest)
    else { return nil }
    return setting(token, changed)
  }

  private func setting(_ token: String, _ value: JSON) -> JSON? {
    switch self {
    case .object(var object):
      object[token] = value
      return .object(object)
    case .array(var items):
      guard let index = Self.index(token, items.count, end: false) else { return nil }
      items[index] = value
      return .array(items)
    case .null, .bool, .number, .string: return nil
    }
  }
}
