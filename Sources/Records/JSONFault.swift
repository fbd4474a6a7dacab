/// Why a text is not JSON, and where.
package struct JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  package var reason: String
  /// Zero-based offset in bytes.
  package var offset: Int
  /// The second member of a name that stands twice in an object; `nil` for any other fault.
  package var duplicate: JSONPointer?

  package init(_ reason: String, at offset: Int, duplicate: JSONPointer? = nil) {
    self.reason = reason
    self.offset = offset
    self.duplicate = duplicate
  }

  /// The same fault, seen from the container that holds the value under that name or index.
  func inside(_ token: String) -> JSONFault {
    var fault = self
    fault.duplicate = duplicate.map { JSONPointer([token] + $0.tokens) }
    return fault
  }

  package var description: String { "\(reason) at byte \(offset)" }
}
