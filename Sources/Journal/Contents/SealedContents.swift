import Crypto
package import SyncMachine

/// Contents of several records, each sealed with the key of its person; what an event carries
/// beside its body.
///
/// The digest stands in the event, so that the chain of hashes covers the sealed bytes: it still
/// holds when a key, and with it what is in them, is gone.
package struct SealedContents: Hashable, Sendable {
  /// How many boxes, whose they are, and the boxes.
  ///
  /// For each box stand the length of the record's identifier, its bytes and the length of the box;
  /// after all of them the boxes. Numbers are four bytes, least first.
  let bytes: [UInt8]

  /// The SHA-256 of the bytes.
  package var digest: ContentHash { .sha256(bytes) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ boxes: [(record: RecordID, box: [UInt8])]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(boxes.reduce(4) { $0 + 32 + $1.box.count })
    bytes.append(number: UInt32(boxes.count))
    for (record, box) in boxes {
      let name = record.text.utf8
      bytes.append(number: UInt32(name.count))
      bytes += name
      bytes.append(number: UInt32(box.count))
    }
    for (_, box) in boxes { bytes += box }
    self.bytes = bytes
  }

  /// The boxes of the records asked for; of a record that stands twice, the first.
  func boxes(of wanted: Set<RecordID>) throws(JournalFault) -> [RecordID: ArraySlice<UInt8>] {
    guard let count = bytes.number(at: 0) else { throw Self.unreadable }
    var place = 4
    var lengths: [(record: RecordID, length: Int)] = []
    for _ in 0..<count {
      guard let size = bytes.number(at: place),
        let length = bytes.number(at: place + 4 + Int(size))
      else { throw Self.unreadable }
      let name = bytes[place + 4..<place + 4 + Int(size)]
      lengths.append((RecordID(String(decoding: name, as: UTF8.self)), Int(length)))
      place += 8 + Int(size)
    }
    var found: [RecordID: ArraySlice<UInt8>] = [:]
    for (record, length) in lengths {
      guard place + length <= bytes.count else { throw Self.unreadable }
      if wanted.contains(record), found[record] == nil {
        found[record] = bytes[place..<place + length]
      }
      place += length
    }
    return found
  }

  private static let unreadable = JournalFault.damaged("sealed contents end in the middle")
}
