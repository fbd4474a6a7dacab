import Diagnostics

extension InputFile {
  /// All of it, as text.
  consuming func text() throws(DiagnosticList) -> String {
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      var span = room.mutableSpan
      let count = try read(into: &span, from: 0)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += room[..<count]
    }
  }
}
