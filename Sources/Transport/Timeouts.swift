/// How long a request may take, and how long it may stand still.
package struct Timeouts: Hashable, Sendable {
  /// For resolving the name, connecting and the TLS handshake together.
  package var connect: Duration
  /// Without a byte in either direction, once the request is on its way.
  package var idle: Duration
  /// For the whole request, from the first look-up to the last byte.
  package var total: Duration
  /// From the end of the request to the first byte of the answer; `nil` is the same as `idle`.
  package var firstByte: Duration?

  package init(
    connect: Duration = .seconds(5),
    idle: Duration = .seconds(30),
    total: Duration = .seconds(120),
    firstByte: Duration? = nil
  ) {
    self.connect = connect
    self.idle = idle
    self.total = total
    self.firstByte = firstByte
  }

  /// For an API call whose answer is computed at once.
  package static let standard = Timeouts()
}

extension Duration {
  /// Whole milliseconds, rounded up and at least one: libcurl takes zero for "no limit".
  var millisecondsForCurl: Int {
    let (seconds, attoseconds) = components
    let most = Int64(Int32.max)
    guard seconds < most / 1_000 else { return Int(most) }
    return Int(
      max(1, seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    )
  }
}
