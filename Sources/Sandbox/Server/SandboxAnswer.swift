import Records

/// What a simulated platform answers, free of the server that sends it.
struct SandboxAnswer: Sendable {
  struct Header: Hashable, Sendable {
    var name: String
    var value: String
  }

  enum Body: Sendable {
    case bytes([UInt8])
    /// Pieces made when they are sent, by number, until there is none.
    case pieces(@Sendable (Int) -> [UInt8]?)
  }

  /// Where a body of pieces stands still, and for how long.
  struct Pause: Sendable {
    var before: Int
    var duration: Duration
  }

  static let jsonType = "application/json;charset=utf-8"
  static let linesType = "application/jsonl"

  var status: Int
  var headers: [Header]
  var body: Body
  var pause: Pause?

  init(status: Int, contentType: String?, body: [UInt8] = []) {
    self.status = status
    headers = contentType.map { [Header(name: "Content-Type", value: $0)] } ?? []
    self.body = .bytes(body)
  }

  init(
    status: Int,
    contentType: String,
    pieces: @escaping @Sendable (Int) -> [UInt8]?
  ) {
    self.status = status
    headers = [Header(name: "Content-Type", value: contentType)]
    body = .pieces(pieces)
  }

  static func json(
    _ status: Int,
    _ document: JSON,
    contentType: String = jsonType
  )
    -> SandboxAnswer
  {
    SandboxAnswer(status: status, contentType: contentType, body: document.bytes())
  }

  static func empty(_ status: Int) -> SandboxAnswer {
    SandboxAnswer(status: status, contentType: nil)
  }

  mutating func add(_ name: String, _ value: String) {
    headers.append(Header(name: name, value: value))
  }

  /// The answer with the first half of its body, as a gateway that gave up passes it on.
  var cut: SandboxAnswer {
    var copy = self
    let bytes = bytes
    copy.body = .bytes(Array(bytes[..<(bytes.count / 2)]))
    return copy
  }

  /// The body at once, pieces joined.
  var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): return bytes
    case .pieces(let piece):
      var all: [UInt8] = []
      var index = 0
      while let next = piece(index) {
        all += next
        index += 1
      }
      return all
    }
  }
}
