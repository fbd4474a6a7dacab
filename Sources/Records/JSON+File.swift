extension JSON {
  /// Reads the document of a file that a person saved; a byte order mark before it is none of it.
  ///
  /// Every place of a fault counts the file's bytes, the mark among them.
  package init(
    ofFile bytes: [UInt8],
    duplicates: DuplicateNames = .refused
  ) throws(JSONFault) {
    let start = LineCursor.start(of: bytes.span)
    do throws(JSONFault) {
      try self.init(parsing: bytes.span.extracting(start..<bytes.count), duplicates: duplicates)
    } catch {
      var fault = error
      fault.offset += start
      throw fault
    }
  }
}
