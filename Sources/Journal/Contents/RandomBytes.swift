import Glibc

/// Pieces of bytes that nobody can foresee, drawn from the system all at once: a question to it has
/// the price of many bytes.
struct RandomBytes {
  private var left: ArraySlice<UInt8>
  private let length: Int

  /// Draws `count` pieces of `length` bytes.
  init(for count: Int, each length: Int) throws(JournalFault) {
    left = try Self.drawn(max(0, count) * length)[...]
    self.length = length
  }

  /// The next piece, never handed out before.
  mutating func next() -> ArraySlice<UInt8> {
    precondition(left.count >= length, "more pieces were asked for than were drawn")
    defer { left = left.dropFirst(length) }
    return left.prefix(length)
  }

  /// Bytes of the system's generator.
  static func drawn(_ count: Int) throws(JournalFault) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    for start in stride(from: 0, to: count, by: questionMax) {
      let length = min(questionMax, count - start)
      let result = unsafe bytes.withUnsafeMutableBytes { memory in
        unsafe memory.baseAddress.map { unsafe getentropy($0 + start, length) }
      }
      guard result == 0 else {
        throw .storage(code: Int(errno), message: "the system gives no random bytes")
      }
    }
    return bytes
  }

  /// How many bytes the system gives at once.
  private static let questionMax = 256
}
