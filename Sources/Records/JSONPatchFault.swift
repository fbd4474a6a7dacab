/// Why a patch cannot be read or applied.
package struct JSONPatchFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var reason: String
  /// Zero-based place of the operation in the patch; `nil` where the whole patch is at fault.
  package var operation: Int?
  /// The place in the document that the operation names.
  package var pointer: JSONPointer?

  package init(_ reason: String, operation: Int? = nil, at pointer: JSONPointer? = nil) {
    self.reason = reason
    self.operation = operation
    self.pointer = pointer
  }

  package var description: String {
    var text = reason
    if let pointer { text += " at \"\(pointer)\"" }
    if let operation { text = "operation \(operation): " + text }
    return text
  }
}
