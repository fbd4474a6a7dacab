/// An RFC 6902 patch: changes to a JSON document, applied all or none.
package struct JSONPatch: Hashable, Sendable {
  package enum Operation: Hashable, Sendable {
    /// Inserts into an array, sets a member; the pointer may end in `-` for the end of an array.
    case add(JSONPointer, JSON)
    case remove(JSONPointer)
    case replace(JSONPointer, JSON)
    case move(from: JSONPointer, to: JSONPointer)
    case copy(from: JSONPointer, to: JSONPointer)
    /// Numbers are compared as numbers, objects without regard to order.
    case test(JSONPointer, JSON)
  }

  package var operations: [Operation]

  package init(_ operations: [Operation]) { self.operations = operations }

  /// Reads the array of operations; unknown members of an operation are ignored, as the RFC says.
  package init(json: JSON) throws(JSONPatchFault) {
    guard let items = json.array else {
      throw JSONPatchFault("a patch is an array of operations")
    }
    operations = []
    for (index, item) in items.enumerated() {
      operations.append(try Operation(json: item, index: index))
    }
  }

  package var json: JSON { .array(operations.map(\.json)) }

  /// The places the patch may change: targets, and the sources of moves.
  package var changedPointers: [JSONPointer] {
    operations.flatMap { operation -> [JSONPointer] in
      switch operation {
      case .add(let path, _), .remove(let path), .replace(let path, _), .copy(_, let path): [path]
      case .move(let from, let path): [from, path]
      case .test: []
      }
    }
  }

  /// The document after all operations, in their order; the first that fails ends it.
  package func applied(to document: JSON) throws(JSONPatchFault) -> JSON {
    var result = document
    for (index, operation) in operations.enumerated() {
      do throws(JSONPatchFault) {
        try operation.apply(to: &result)
      } catch {
        throw JSONPatchFault(error.reason, operation: index, at: error.pointer)
      }
    }
    return result
  }
}
