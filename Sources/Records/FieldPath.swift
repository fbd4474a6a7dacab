/// Where in a record's JSON a field sits: the names of nested members, outermost first.
package struct FieldPath: Hashable, Sendable, CustomStringConvertible {
  package var names: [String]

  package init(_ names: [String]) { self.names = names }

  /// Reads the pointer form, `/properties/email`; `nil` where it is not one or is empty.
  package init?(parsing text: String) {
    guard let pointer = JSONPointer(parsing: text), !pointer.tokens.isEmpty else { return nil }
    names = pointer.tokens
  }

  package var description: String { JSONPointer(names).description }
}
