import Synchronization
import Testing
import Transport

/// Answers that are read while they arrive.
@Suite(.timeLimit(.minutes(10)))
struct StreamingTests {
  let sender = CurlSender()

  /// What a stream has delivered so far.
  final class Collected: Sendable {
    let pieces = Mutex<[[UInt8]]>([])

    var text: String { String(decoding: pieces.withLock { $0.joined() }, as: UTF8.self) }
  }

  @Test func `delivers the body in order and returns the rest`() async throws {
    let events = (0..<50).map { "data: {\"n\":\($0)}\n\n" }
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.chunked(events)) }
    let collected = Collected()
    let response = try await sender.stream(
      WireRequest("POST", server.url, body: [1], addresses: .loopback)
    ) { bytes in
      collected.pieces.withLock { $0.append(bytes) }
      return true
    }
    #expect(collected.text == events.joined())
    #expect(response.status == 200)
    #expect(response.body.isEmpty)
    let asked = server.received.first?.headerLines.contains { $0.hasPrefix("Accept-Encoding") }
    #expect(asked == false)
  }

  @Test func `a piece is delivered before the answer is complete`() async throws {
    let server = try LoopbackServer { _ in
      .hang(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwait\r\n".utf8))
    }
    let (pieces, continuation) = AsyncStream<[UInt8]>.makeStream()
    let task = Task {
      try await sender.stream(WireRequest("GET", server.url, addresses: .loopback)) { bytes in
        continuation.yield(bytes)
        return true
      }
    }
    var iterator = pieces.makeAsyncIterator()
    #expect(await iterator.next() == Array("wait".utf8))
    task.cancel()
    let fault = await #expect(throws: TransportFault.self) { try await task.value }
    #expect(fault?.kind == .cancelled)
  }

  @Test func `the reader can stop it`() async throws {
    let server = try LoopbackServer { _ in
      .drip(Array("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n".utf8))
    }
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.stream(WireRequest("GET", server.url, addresses: .loopback)) { _ in false }
    }
    #expect(fault?.kind == .cancelled)
    #expect(fault?.sent == true)
    #expect(await server.nextLeaving() == 1)
  }

  @Test func `an error is returned whole and not streamed`() async throws {
    let server = try LoopbackServer { _ in
      .bytes(LoopbackServer.reply("429 Slow Down", body: Array("{\"error\":1}".utf8)))
    }
    let collected = Collected()
    let response = try await sender.stream(
      WireRequest("GET", server.url, addresses: .loopback)
    ) { bytes in
      collected.pieces.withLock { $0.append(bytes) }
      return true
    }
    #expect(response.status == 429)
    #expect(response.body == Array("{\"error\":1}".utf8))
    #expect(collected.text.isEmpty)
  }

  @Test func `a stream has a largest size too`() async throws {
    let server = try LoopbackServer { _ in
      .drip(Array("HTTP/1.1 200 OK\r\n\r\n12345".utf8))
    }
    var request = WireRequest("GET", server.url, addresses: .loopback)
    request.responseBytesMax = 6
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.stream(request) { _ in true }
    }
    #expect(fault?.kind == .tooLarge)
  }
}
