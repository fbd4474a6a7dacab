/// Reads the Time Zone Information Format, RFC 9636.
struct TZifReader {
  private struct Header {
    var version: UInt8
    var utcIndicators: Int
    var standardIndicators: Int
    var leapSeconds: Int
    var transitions: Int
    var types: Int
    var characters: Int

    /// Bytes of the block after the header; `width` is 4 in the first block and 8 in the second.
    func blockBytes(width: Int) -> Int {
      transitions * (width + 1) + types * 6 + characters + leapSeconds * (width + 4)
        + standardIndicators + utcIndicators
    }
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func rules() -> ZoneRules? {
    guard let first = header() else { return nil }
    guard first.version >= UInt8(ascii: "2") else { return block(first, width: 4, footer: false) }
    position += first.blockBytes(width: 4)
    guard let second = header() else { return nil }
    return block(second, width: 8, footer: true)
  }

  private mutating func header() -> Header? {
    guard position + 44 <= bytes.count,
      bytes[position..<(position + 4)].elementsEqual("TZif".utf8)
    else { return nil }
    let version = bytes[position + 4]
    position += 20
    var counts: [Int] = []
    for _ in 0..<6 {
      guard let count = integer(width: 4), count >= 0 else { return nil }
      counts.append(Int(count))
    }
    return Header(
      version: version,
      utcIndicators: counts[0],
      standardIndicators: counts[1],
      leapSeconds: counts[2],
      transitions: counts[3],
      types: counts[4],
      characters: counts[5]
    )
  }

  private mutating func block(_ header: Header, width: Int, footer: Bool) -> ZoneRules? {
    let end = position + header.blockBytes(width: width)
    guard end <= bytes.count, header.types > 0 else { return nil }
    var transitions: [Int64] = []
    for _ in 0..<header.transitions {
      guard let time = integer(width: width) else { return nil }
      transitions.append(time)
    }
    guard zip(transitions, transitions.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    let types = bytes[position..<(position + header.transitions)].map(Int.init)
    position += header.transitions
    var offsets: [Int] = []
    for _ in 0..<header.types {
      guard let offset = integer(width: 4), abs(offset) < 26 * 3600 else { return nil }
      offsets.append(Int(offset))
      position += 2
    }
    guard types.allSatisfy({ $0 < offsets.count }) else { return nil }
    position = end
    return ZoneRules(
      transitions: transitions,
      offsets: types.map { offsets[$0] },
      first: offsets[0],
      after: footer ? footerRule() : nil
    )
  }

  /// The line after the second block: a POSIX TZ text, or nothing.
  private mutating func footerRule() -> YearlyRule? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\n") else { return nil }
    let line = bytes[(position + 1)...].prefix { $0 != UInt8(ascii: "\n") }
    return YearlyRule(parsing: Array(line))
  }

  /// A signed integer in network byte order.
  private mutating func integer(width: Int) -> Int64? {
    guard position + width <= bytes.count else { return nil }
    var value = UInt64(0)
    for _ in 0..<width {
      value = value << 8 | UInt64(bytes[position])
      position += 1
    }
    return width == 4
      ? Int64(Int32(truncatingIfNeeded: value)) : Int64(truncatingIfNeeded: value)
  }
}
