/// What is in one record of a run: personal data, kept sealed with the person's key and nowhere
/// else.
package struct RecordContents: Hashable, Sendable {
  /// The source record as JSON.
  package var source: [UInt8]?
  /// The value of the target's key field.
  package var key: String?
  /// What the mapping made of it as JSON; empty where it was mapped again and nothing came of it.
  package var mapped: [UInt8]?
  /// What look-ups and the destination answered, as JSON: the mapping is a function of this and the
  /// source.
  package var answers: [UInt8]?
  /// What a correction lays over the record, as JSON.
  package var overlay: [UInt8]?
  /// What was said about it, as JSON text; may hold values.
  package var details: String?

  package init(
    source: [UInt8]? = nil,
    key: String? = nil,
    mapped: [UInt8]? = nil,
    answers: [UInt8]? = nil,
    overlay: [UInt8]? = nil,
    details: String? = nil
  ) {
    self.source = source
    self.key = key
    self.mapped = mapped
    self.answers = answers
    self.overlay = overlay
    self.details = details
  }

  /// These contents with everything that `later` says in place of it; an empty ``mapped`` takes
  /// away what was there.
  package func amended(by later: RecordContents) -> RecordContents {
    let mapped = later.mapped ?? mapped
    return RecordContents(
      source: later.source ?? source,
      key: later.key ?? key,
      mapped: mapped?.isEmpty == true ? nil : mapped,
      answers: later.answers ?? answers,
      overlay: later.overlay ?? overlay,
      details: later.details ?? details
    )
  }
}

extension RecordContents {
  private static let absent = UInt32.max

  /// The form that is sealed: six parts, each its length in four bytes, least first, and its bytes.
  var packed: [UInt8] {
    let parts = [
      source, key.map { Array($0.utf8) }, mapped, answers, overlay, details.map { Array($0.utf8) },
    ]
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(24) { $0 + ($1?.count ?? 0) })
    for part in parts {
      bytes.append(number: part.map { UInt32($0.count) } ?? Self.absent)
      if let part { bytes += part }
    }
    return bytes
  }

  /// `nil` where the bytes are no contents.
  init?(packed bytes: [UInt8]) {
    var parts: [[UInt8]?] = []
    var place = 0
    while parts.count < 6 {
      guard let length = bytes.number(at: place) else { return nil }
      place += 4
      guard length != Self.absent else {
        parts.append(nil)
        continue
      }
      guard place + Int(length) <= bytes.count else { return nil }
      parts.append(Array(bytes[place..<place + Int(length)]))
      place += Int(length)
    }
    self.init(
      source: parts[0],
      key: parts[1].map { String(decoding: $0, as: UTF8.self) },
      mapped: parts[2],
      answers: parts[3],
      overlay: parts[4],
      details: parts[5].map { String(decoding: $0, as: UTF8.self) }
    )
  }
}

extension [UInt8] {
  /// Four bytes, least first.
  mutating func append(number: UInt32) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
    append(UInt8(truncatingIfNeeded: number >> 16))
    append(UInt8(truncatingIfNeeded: number >> 24))
  }

  /// Four bytes, least first; `nil` beyond the end.
  func number(at place: Int) -> UInt32? {
    guard place + 4 <= count else { return nil }
    return UInt32(self[place]) | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2]) << 16
      | UInt32(self[place + 3]) << 24
  }
}
