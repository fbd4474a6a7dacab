/// An input that begins with lines of options; what follows them is the text to be read.
///
/// Bytes that are not UTF-8 are mended first: readers of text are only ever given valid text.
struct LinedInput {
  private(set) var rest: String

  init(_ bytes: [UInt8]) { rest = String(decoding: bytes, as: UTF8.self) }

  /// Takes the next line, without its end.
  mutating func line() -> String {
    let scalars = rest.unicodeScalars
    let end = scalars.firstIndex(of: "\n") ?? scalars.endIndex
    let line = String(scalars[..<end])
    rest = String(scalars[end...].dropFirst())
    return line
  }
}
