import Foundation
import Glibc
import Synchronization

/// A tiny HTTP server on this machine that answers, drips, hangs up and worse, as a test says.
///
/// One thread accepts and one serves each connection, so that nothing blocks Swift's own threads.
/// It listens until the tests end: a test may drop its last reference before its last request.
final class LoopbackServer: Sendable {
  struct Received: Sendable {
    var connection: Int
    var method: String
    var target: String
    var headerLines: [String]
    var body: [UInt8]
  }

  enum Answer: Sendable {
    /// Sends the bytes and waits for the next request.
    case bytes([UInt8])
    /// Sends the bytes and closes.
    case last([UInt8])
    /// Closes so that the client sees a reset.
    case reset
    /// Sends the bytes and then nothing until the client leaves.
    case hang([UInt8])
    /// Sends the bytes and then one byte again and again until the client leaves.
    case drip([UInt8])
  }

  enum Event: Sendable {
    case connected(Int)
    case received(Received)
    case left(Int)
  }

  let port: Int
  /// What happened, in order; for one reader.
  let events: AsyncStream<Event>
  private let listener: Int32
  private let log = Mutex<[Event]>([])
  private let continuation: AsyncStream<Event>.Continuation
  private let answer: @Sendable (Received) -> Answer

  /// Listens on a port the system chooses.
  init(
    on address: String = "127.0.0.1",
    _ answer: @escaping @Sendable (Received) -> Answer
  ) throws {
    listener = try Socket.listening(on: address)
    port = Socket.port(of: listener)
    (events, continuation) = AsyncStream.makeStream()
    self.answer = answer
    let thread = Thread { [self] in
      var number = 0
      while let client = Socket.accepted(from: listener) {
        number += 1
        serve(client, number)
      }
    }
    thread.start()
  }

  var url: String { "http://127.0.0.1:\(port)" }

  var received: [Received] {
    log.withLock { log in
      log.compactMap { event in
        guard case .received(let received) = event else { return nil }
        return received
      }
    }
  }

  var connectionCount: Int {
    log.withLock { log in
      log.count { event in
        guard case .connected = event else { return false }
        return true
      }
    }
  }

  /// Waits until a request has been read.
  func nextRequest() async -> Received? {
    for await event in events {
      if case .received(let received) = event { return received }
    }
    return nil
  }

  /// Waits until a client has left.
  func nextLeaving() async -> Int? {
    for await event in events {
      if case .left(let number) = event { return number }
    }
    return nil
  }

  private func note(_ event: Event) {
    log.withLock { $0.append(event) }
    continuation.yield(event)
  }

  private func serve(_ client: Int32, _ number: Int) {
    note(.connected(number))
    let thread = Thread { [self] in
      var buffer: [UInt8] = []
      while let request = Self.read(client, number, &buffer) {
        note(.received(request))
        guard perform(answer(request), client) else { break }
      }
      Socket.close(client)
      note(.left(number))
    }
    thread.start()
  }

  /// Returns whether the connection goes on.
  private func perform(_ answer: Answer, _ client: Int32) -> Bool {
    switch answer {
    case .bytes(let bytes): return Socket.send(bytes, to: client)
    case .last(let bytes):
      _ = Socket.send(bytes, to: client)
      return false
    case .reset:
      Socket.resetOnClose(client)
      return false
    case .hang(let bytes):
      _ = Socket.send(bytes, to: client)
      while Socket.receive(from: client) != nil {}
      return false
    case .drip(let bytes):
      var isOpen = Socket.send(bytes, to: client)
      while isOpen {
        usleep(20_000)
        isOpen = Socket.send([46], to: client)
      }
      return false
    }
  }

  private static func read(_ client: Int32, _ number: Int, _ buffer: inout [UInt8]) -> Received? {
    let end = Array("\r\n\r\n".utf8)
    var headEnd: Int?
    while headEnd == nil {
      headEnd = buffer.firstRange(of: end)?.upperBound
      guard headEnd == nil else { break }
      guard let more = Socket.receive(from: client) else { return nil }
      buffer += more
      // A TLS handshake never has the end of an HTTP head.
      if buffer.first == 0x16 {
        return Received(
          connection: number,
          method: "TLS",
          target: "",
          headerLines: [],
          body: buffer
        )
      }
    }
    guard let headEnd else { return nil }
    let head = String(decoding: buffer[..<headEnd], as: UTF8.self)
    let lines = head.split(separator: "\r\n").map(String.init)
    let words = lines[0].split(separator: " ").map(String.init)
    let length = lines.dropFirst().firstNonNil { line in
      line.lowercased().hasPrefix("content-length:") ? Int(line.dropFirst(16)) : nil
    }
    while buffer.count < headEnd + (length ?? 0) {
      guard let more = Socket.receive(from: client) else { return nil }
      buffer += more
    }
    let bodyEnd = headEnd + (length ?? 0)
    defer { buffer.removeFirst(bodyEnd) }
    return Received(
      connection: number,
      method: words[0],
      target: words[1],
      headerLines: Array(lines.dropFirst()),
      body: Array(buffer[headEnd..<bodyEnd])
    )
  }
}

extension LoopbackServer {
  /// An answer with a length, as bytes.
  static func reply(
    _ status: String = "200 OK",
    headers: [String] = [],
    body: [UInt8] = []
  ) -> [UInt8] {
    let lines = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  static func reply(_ text: String) -> [UInt8] { reply(body: Array(text.utf8)) }

  /// An answer in chunks, as bytes.
  static func chunked(_ chunks: [String], trailers: [String] = []) -> [UInt8] {
    var text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    for chunk in chunks { text += String(chunk.utf8.count, radix: 16) + "\r\n\(chunk)\r\n" }
    text += "0\r\n" + trailers.map { "\($0)\r\n" }.joined() + "\r\n"
    return Array(text.utf8)
  }
}

extension Sequence {
  fileprivate func firstNonNil<Found>(_ read: (Element) -> Found?) -> Found? {
    for element in self {
      if let found = read(element) { return found }
    }
    return nil
  }
}
