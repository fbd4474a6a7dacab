package import Diagnostics

/// A text file as a person saved it: UTF-8, with or without a byte order mark before it.
package enum SavedText {
  /// The text of a file's bytes, without the mark; what is not UTF-8 becomes U+FFFD.
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    var text = String(decoding: Array(bytes), as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text
  }

  /// - Throws: CFG002 with the line and column of the first character that could not be read.
  package static func expectReadable(_ text: String, from name: String) throws(Diagnostic) {
    guard let place = text.utf8.firstRange(of: "\u{FFFD}".utf8)?.lowerBound else { return }
    let before = text.utf8[..<place]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) }
    throw Diagnostic(
      .error,
      .CFG002,
      "the text is not UTF-8",
      at: Location(
        name,
        line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: before[(start ?? before.startIndex)...].count + 1
      ),
      hint: "Save it again as UTF-8."
    )
  }
}
