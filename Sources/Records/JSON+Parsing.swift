extension JSON {
  /// How deep a document may nest: so many arrays and objects inside one another.
  package static let depthMax = 128

  /// What becomes of a name that stands twice in an object.
  package enum DuplicateNames: Hashable, Sendable {
    /// The last value, in the place of the first.
    case lastWins
    /// A fault that names it.
    case refused
  }

  /// Reads one document; anything but white space after it is a fault.
  package init(parsing text: String, duplicates: DuplicateNames = .lastWins) throws(JSONFault) {
    try self.init(parsing: text.utf8Span.span, duplicates: duplicates)
  }

  /// Reads one document; anything but white space after it is a fault.
  package init(parsing bytes: [UInt8], duplicates: DuplicateNames = .lastWins) throws(JSONFault) {
    try self.init(parsing: bytes.span, duplicates: duplicates)
  }

  /// Reads one document; anything but white space after it is a fault.
  package init(
    parsing bytes: borrowing Span<UInt8>,
    duplicates: DuplicateNames = .lastWins
  ) throws(JSONFault) {
    var document = JSONDocument()
    try document.read(bytes)
    self = try document.tree(of: bytes, duplicates: duplicates)
  }
}
