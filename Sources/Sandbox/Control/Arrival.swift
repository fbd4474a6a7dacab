import Records

/// One line of the arrival log: a request, what it did, and how it was answered.
struct Arrival: Sendable {
  enum Ending: String, Sendable {
    /// Still at work.
    case open
    case answered
    /// Answered by the fault plan instead.
    case injected
    /// Never answered.
    case held
    /// The connection was reset.
    case reset
    /// Answered with the first half of the body.
    case cut
  }

  let sequence: Int
  /// Which arrival of its operation this is, from 1.
  let nth: Int
  let at: Instant
  let operation: String
  let method: String
  let target: String
  /// Whether the request was carried out: what a lost answer must not hide.
  var applied = false
  var effect = SandboxEffect()
  var status: Int?
  var ending = Ending.open

  var line: [UInt8] {
    let document = JSON.members([
      "sequence": .integer(sequence), "operation": .string(operation), "nth": .integer(nth),
      "at": .string(TimeText.zulu(at)), "method": .string(method), "target": .string(target),
      "applied": .bool(applied), "keys": .strings(effect.keys),
      "created": .strings(effect.created), "updated": .strings(effect.updated),
      "rejected": .strings(effect.rejected), "status": status.map { .integer($0) },
      "answer": .string(ending.rawValue),
    ])
    return document.bytes() + [UInt8(ascii: "\n")]
  }
}
