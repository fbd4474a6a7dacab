import Records

/// The two halves of an e-mail address, where a text is one.
///
/// The form that mail systems and platforms share: a dot-atom (RFC 5322, section 3.2.3) of at most
/// 64 bytes, `@`, a host name; no quotes, comments or names around it.
struct EmailText {
  let local: Range<Int>
  /// The host name in its normal form.
  let domain: [UInt8]

  /// In bytes, as in characters.
  private static let localMax = 64
  /// Of an address whose host is in its normal form.
  static let lengthMax = localMax + 1 + HostName.lengthMax

  /// `nil` where the slice of the arena is no address.
  init?(_ range: Range<Int>, in arena: borrowing Arena) {
    let bytes = arena.bytes
    guard range.count <= 254, let at = range.last(where: { bytes[$0] == UInt8(ascii: "@") })
    else { return nil }
    local = range.lowerBound..<at
    guard Self.isDotAtom(bytes[local]),
      let domain = HostName.normalized(Array(bytes[(at + 1)..<range.upperBound]))
    else { return nil }
    self.domain = domain
  }

  private static func isDotAtom(_ text: ArraySlice<UInt8>) -> Bool {
    guard !text.isEmpty, text.count <= localMax, text.first != UInt8(ascii: "."),
      text.last != UInt8(ascii: ".")
    else { return false }
    var isAfterDot = false
    for byte in text {
      let isDot = byte == UInt8(ascii: ".")
      guard isDot ? !isAfterDot : isAtom(byte) else { return false }
      isAfterDot = isDot
    }
    return true
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    if HostName.isDigit(byte) { return true }
    if byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") { return true }
    return "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
