/// Where a problem sits: a source, and a place inside it.
package struct Location: Hashable, Sendable {
  /// The file, mapping or URL, as a person would name it.
  package var source: String
  /// A JSON pointer (RFC 6901) into the source, where it is JSON or YAML.
  package var pointer: String?
  /// One-based line, where the source is text.
  package var line: Int?
  /// One-based column in bytes, where the source is text.
  package var column: Int?

  package init(_ source: String, pointer: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.source = source
    self.pointer = pointer
    self.line = line
    self.column = column
  }
}

extension Location: CustomStringConvertible {
  package var description: String {
    var text = source
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let pointer { text += text.isEmpty ? pointer : ", \(pointer.isEmpty ? "/" : pointer)" }
    return text
  }
}
