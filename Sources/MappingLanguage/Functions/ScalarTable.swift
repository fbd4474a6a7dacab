import Records

/// Scalars by content, for value maps and lists of values.
///
/// Texts are found by a hash of their bytes; numbers are equal when they mean the same amount. A
/// text that is a date or an instant is one too, for values of that type.
struct ScalarTable: Sendable {
  private struct TextEntry {
    let hash: UInt64
    let range: Range<Int>
    let index: Int
  }

  private enum OtherKey: Hashable {
    case boolean(Bool)
    case number(ExactDecimal)
    case date(Int64)
    case instant(ISO8601.Moment)
  }

  private let ignoresCase: Bool
  private var texts: [UInt8] = []
  private var entries: [TextEntry] = []
  /// Indices into `entries`, -1 for a free place; the size is a power of two.
  private var buckets: [Int32]
  private var others: [OtherKey: Int] = [:]
  /// Where case does not matter, folded texts with letters beyond ASCII: in whatever way an accent
  /// is written, it is the same text.
  private var folded: [String: Int] = [:]

  /// The first of equal keys wins; null is never found.
  init(_ keys: [ScalarConstant], ignoresCase: Bool = false) {
    self.ignoresCase = ignoresCase
    var size = 8
    while size < keys.count * 2 { size *= 2 }
    buckets = Array(repeating: -1, count: size)
    for (index, key) in keys.enumerated() {
      switch key {
      case .text(let bytes):
        ignoresCase ? addFolded(bytes, index) : add(bytes, index)
        if let date = ISO8601.parseDate(bytes.span) { add(.date(date.days), index) }
        if let instant = ISO8601.parseInstant(bytes.span) { add(.instant(instant), index) }
      case .boolean(let flag): add(.boolean(flag), index)
      case .integer(let number): add(.number(ExactDecimal(number)), index)
      case .decimal(let number): add(.number(number), index)
      case .null: break
      }
    }
  }

  private mutating func add(_ key: OtherKey, _ index: Int) {
    if others[key] == nil { others[key] = index }
  }

  private mutating func addFolded(_ bytes: [UInt8], _ index: Int) {
    let text = CaseMapping.folded(String(decoding: bytes, as: UTF8.self))
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      add(Array(text.utf8), index)
    } else if folded[text] == nil {
      folded[text] = index
    }
  }

  private mutating func add(_ bytes: [UInt8], _ index: Int) {
    let hash = Self.hash(0..<bytes.count, in: bytes)
    guard find(0..<bytes.count, hash, in: bytes) == nil else { return }
    let start = texts.count
    texts += bytes
    var place = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
    while buckets[place] >= 0 { place = (place + 1) & (buckets.count - 1) }
    buckets[place] = Int32(entries.count)
    entries.append(TextEntry(hash: hash, range: start..<texts.count, index: index))
  }

  /// The index of the key equal to the value.
  func index(of value: Value, _ arena: inout Arena) -> Int? {
    switch value.kind {
    case .text:
      let text = ignoresCase ? CaseMapping.fold(value, &arena) : value
      if ignoresCase, !UTF8Text.isASCII(text.range, in: arena.bytes) {
        return folded.isEmpty
          ? nil : folded[String(decoding: arena.bytes[text.range], as: UTF8.self)]
      }
      guard !entries.isEmpty else { return nil }
      return find(text.range, Self.hash(text.range, in: arena.bytes), in: arena.bytes)
    case .boolean: return others[.boolean(value.asBoolean)]
    case .integer, .decimal: return value.exactDecimal.flatMap { others[.number($0)] }
    case .date: return others[.date(value.days)]
    case .instant: return others[.instant(value.moment)]
    case .null, .list, .record, .number, .json: return nil
    }
  }

  /// The index of a text key of exactly these bytes.
  func index(ofText bytes: [UInt8]) -> Int? {
    find(0..<bytes.count, Self.hash(0..<bytes.count, in: bytes), in: bytes)
  }

  private func find(_ range: Range<Int>, _ hash: UInt64, in bytes: [UInt8]) -> Int? {
    var place = Int(truncatingIfNeeded: hash) & (buckets.count - 1)
    while buckets[place] >= 0 {
      let entry = entries[Int(buckets[place])]
      if entry.hash == hash, entry.range.count == range.count, isEqual(entry.range, range, bytes) {
        return entry.index
      }
      place = (place + 1) & (buckets.count - 1)
    }
    return nil
  }

  private func isEqual(_ mine: Range<Int>, _ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    texts.span.extracting(mine).isEqual(to: bytes.span.extracting(range))
  }

  private static func hash(_ range: Range<Int>, in bytes: [UInt8]) -> UInt64 {
    bytes.span.extracting(range).quickHash
  }
}
