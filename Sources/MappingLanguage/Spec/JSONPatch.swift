package import Diagnostics
package import Records

/// An RFC 6902 JSON Patch: what a repair or a fix changes in a spec.
package struct JSONPatch: Hashable, Sendable {
  package enum Action: String, CaseIterable, Hashable, Sendable {
    case add
    case remove
    case replace
    case move
    case copy
    case test
  }

  package struct Operation: Hashable, Sendable {
    package var action: Action
    package var path: JSONPointer
    /// For `move` and `copy`.
    package var from: JSONPointer?
    /// For `add`, `replace` and `test`.
    package var value: JSON?

    package init(
      _ action: Action,
      _ path: JSONPointer,
      from: JSONPointer? = nil,
      value: JSON? = nil
    ) {
      self.action = action
      self.path = path
      self.from = from
      self.value = value
    }
  }

  package var operations: [Operation]

  package init(_ operations: [Operation]) { self.operations = operations }

  /// Reads a list of operations; what is not one is M101, `source` names the patch in messages.
  package init(json: JSON, source: String) throws(DiagnosticList) {
    guard let items = json.array else {
      throw Self.fault("a patch is a list of operations", source, JSONPointer())
    }
    operations = []
    for (index, item) in items.enumerated() {
      operations.append(try Self.operation(item, source, JSONPointer([String(index)])))
    }
  }

  /// Reads a patch from JSON text.
  package init(parsing text: String, source: String) throws(DiagnosticList) {
    let json: JSON
    do throws(JSONFault) {
      json = try JSON(parsing: text)
    } catch {
      throw Self.fault("the patch is not JSON: \(error)", source, nil)
    }
    try self.init(json: json, source: source)
  }

  package var json: JSON {
    .array(
      operations.map { operation in
        .members([
          "op": .string(operation.action.rawValue),
          "path": .string(operation.path.description),
          "from": operation.from.map { .string($0.description) },
          "value": operation.value,
        ])
      }
    )
  }

  private static func fault(
    _ message: String,
    _ source: String,
    _ pointer: JSONPointer?
  )
    -> DiagnosticList
  {
    DiagnosticList([
      Diagnostic(
        .error,
        .M101,
        message,
        at: Location(source, pointer: pointer?.description),
        hint: "Write an RFC 6902 JSON Patch: [{\"op\": \"replace\", \"path\": …, \"value\": …}]."
      )
    ])
  }

  private static func operation(
    _ item: JSON,
    _ source: String,
    _ place: JSONPointer
  )
    throws(DiagnosticList) -> Operation
  {
    guard let action = item["op"]?.string.flatMap(Action.init(rawValue:)) else {
      let words = Action.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("\"op\" is none of \(words)", source, place)
    }
    guard let path = item["path"]?.string.flatMap(JSONPointer.init(parsing:)) else {
      throw fault("\"path\" is not a JSON pointer", source, place)
    }
    let from = item["from"]?.string.flatMap(JSONPointer.init(parsing:))
    switch action {
    case .move, .copy:
      guard from != nil else { throw fault("\"from\" is not a JSON pointer", source, place) }
    case .add, .replace, .test:
      guard item["value"] != nil else { throw fault("\"value\" is missing", source, place) }
    case .remove: break
    }
    return Operation(action, path, from: from, value: item["value"])
  }
}
