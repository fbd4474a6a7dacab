import Crypto
import Records
import SyncMachine

/// The end of the chain of hashes over all events.
struct ChainHead: Hashable, Sendable {
  var sequence: Int
  /// 32 bytes; zeros before the first event.
  var hash: [UInt8]

  static let empty = ChainHead(sequence: 0, hash: [UInt8](repeating: 0, count: 32))

  /// The head after one more event: SHA-256 over the hash before and every column.
  ///
  /// Numbers are eight bytes, least first; texts are their length and their UTF-8.
  func appending(
    _ event: StoredEvent,
    stream: StreamName,
    position: Int,
    at: Instant,
    actor: ActorName
  ) -> ChainHead {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(event.body.utf8.count + 256)
    bytes.append(contentsOf: hash)
    Self.add(sequence + 1, to: &bytes)
    Self.add(stream.text, to: &bytes)
    Self.add(position, to: &bytes)
    Self.add(event.kind, to: &bytes)
    Self.add(event.version, to: &bytes)
    Self.add(event.body, to: &bytes)
    Self.add(Int(at.milliseconds), to: &bytes)
    Self.add(actor.text, to: &bytes)
    let digest = SHA256.hash(data: bytes)
    return ChainHead(sequence: sequence + 1, hash: Array(digest))
  }

  private static func add(_ number: Int, to bytes: inout [UInt8]) {
    var pattern = UInt64(bitPattern: Int64(number))
    for _ in 0..<8 {
      bytes.append(UInt8(truncatingIfNeeded: pattern))
      pattern >>= 8
    }
  }

  private static func add(_ text: String, to bytes: inout [UInt8]) {
    add(text.utf8.count, to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}
