import Testing
import Transport

/// Every way a request can fail: the kind, and whether anything may have reached the server.
@Suite(.timeLimit(.minutes(10)))
struct FaultTests {
  let sender = CurlSender()

  func request(
    _ url: String,
    timeouts: Timeouts = .standard,
    addresses: AddressPolicy = .loopback,
    responseBytesMax: Int = 100_000
  ) -> WireRequest {
    WireRequest(
      "POST",
      url + "/path?key=hidden",
      headers: [Header("Authorization", "Bearer hidden")],
      body: Array("hidden".utf8),
      timeouts: timeouts,
      addresses: addresses,
      responseBytesMax: responseBytesMax
    )
  }

  /// Sends a request that must fail, and returns its fault, which must give nothing away.
  func fault(_ request: WireRequest) async -> TransportFault? {
    let fault = await #expect(throws: TransportFault.self) { try await sender.send(request) }
    for secret in ["hidden", "Bearer", "path"] {
      #expect(fault?.message.contains(secret) == false)
    }
    return fault
  }

  func expect(
    _ kind: TransportFault.Kind,
    sent: Bool,
    _ request: WireRequest,
    at place: SourceLocation = #_sourceLocation
  ) async {
    let fault = await fault(request)
    #expect(fault?.kind == kind, "\(String(describing: fault))", sourceLocation: place)
    #expect(fault?.sent == sent, "\(String(describing: fault))", sourceLocation: place)
  }

  // MARK: Before anything leaves

  @Test func `a name without an address cannot be resolved`() async {
    // A label of more than 63 characters is refused by the resolver itself, without a network.
    let host = String(repeating: "a", count: 64) + ".test"
    await expect(.cannotResolve, sent: false, request("http://\(host)", addresses: .host(host)))
  }

  @Test func `a closed port cannot be connected to`() async throws {
    let port = try Socket.closedPort()
    await expect(.cannotConnect, sent: false, request("http://127.0.0.1:\(port)"))
  }

  @Test func `a server without TLS fails the handshake`() async throws {
    let server = try LoopbackServer { _ in .last(Array("HTTP/1.1 400 No\r\n\r\n".utf8)) }
    await expect(.tls, sent: false, request("https://127.0.0.1:\(server.port)"))
    #expect(server.received.map(\.method) == ["TLS"])
  }

  @Test(arguments: [
    "", "nonsense", "//127.0.0.1/", "ftp://127.0.0.1", "file:///etc/hosts", "http://", "http://a b",
    "http://user:secret@127.0.0.1", "http://127.0.0.1/\u{0}", "http://127.0.0.1/\r\nX: y",
    "http://127.0.0.1:99999", "http://[::1", "gopher://127.0.0.1",
  ])
  func `a URL that is none is refused`(_ url: String) async {
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(WireRequest("GET", url, addresses: .loopback))
    }
    #expect(fault?.kind == .badURL)
    #expect(fault?.sent == false)
    #expect(fault?.message.contains("secret") == false)
  }

  @Test(arguments: [
    WireRequest("GET X", "http://127.0.0.1", addresses: .loopback),
    WireRequest("", "http://127.0.0.1", addresses: .loopback),
    WireRequest("GET", "http://127.0.0.1", headers: [Header("A b", "c")], addresses: .loopback),
    WireRequest("GET", "http://127.0.0.1", headers: [Header("", "c")], addresses: .loopback),
    WireRequest(
      "GET",
      "http://127.0.0.1",
      headers: [Header("A", "b\r\nC: d")],
      addresses: .loopback
    ),
    WireRequest("GET", "http://127.0.0.1", headers: [Header("A", "b\n")], addresses: .loopback),
    WireRequest("GET", "http://127.0.0.1", headers: [Header("A", "b\u{0}")], addresses: .loopback),
  ])
  func `what cannot be written as HTTP is refused`(_ request: WireRequest) async {
    let fault = await #expect(throws: TransportFault.self) { try await sender.send(request) }
    #expect(fault?.kind == .protocolError)
    #expect(fault?.sent == false)
  }

  @Test func `connecting takes no longer than it may`() async throws {
    // Nobody accepts, and once its queue is full the system answers no further connection.
    let listener = try Socket.listening(on: "127.0.0.1", backlog: 0)
    let url = "http://127.0.0.1:\(Socket.port(of: listener))"
    let timeouts = Timeouts(connect: .milliseconds(300), idle: .milliseconds(300))
    let faults = await withTaskGroup(of: TransportFault?.self) { group in
      for _ in 0..<8 { group.addTask { await fault(request(url, timeouts: timeouts)) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(faults.allSatisfy { $0?.kind == .timedOut })
    #expect(faults.contains { $0?.sent == false })
    Socket.close(listener)
  }

  // MARK: After it may have left

  @Test func `a server that does not answer is given up`() async throws {
    let server = try LoopbackServer { _ in .hang([]) }
    await expect(
      .timedOut,
      sent: true,
      request(server.url, timeouts: Timeouts(idle: .milliseconds(100)))
    )
  }

  @Test func `the first byte may take longer than the others`() async throws {
    let server = try LoopbackServer { _ in
      .hang(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".utf8))
    }
    let timeouts = Timeouts(idle: .milliseconds(100), firstByte: .seconds(100))
    await expect(.timedOut, sent: true, request(server.url, timeouts: timeouts))
  }

  @Test func `the first byte has a limit of its own`() async throws {
    let server = try LoopbackServer { _ in .hang([]) }
    let timeouts = Timeouts(idle: .seconds(100), firstByte: .milliseconds(100))
    await expect(.timedOut, sent: true, request(server.url, timeouts: timeouts))
  }

  @Test func `a server that drips for ever is given up in the end`() async throws {
    let server = try LoopbackServer { _ in
      .drip(Array("HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n".utf8))
    }
    let timeouts = Timeouts(idle: .seconds(100), total: .milliseconds(500))
    await expect(.timedOut, sent: true, request(server.url, timeouts: timeouts))
    #expect(await server.nextLeaving() == 1)
  }

  @Test(arguments: [
    LoopbackServer.Answer.last([]), .reset, .last(Array("HTTP/1.1 200 OK\r\nContent-Le".utf8)),
    .last(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf".utf8)),
    .last(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhal".utf8)),
    .last(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".utf8)),
  ])
  func `an answer that breaks off is a lost connection`(
    _ answer: LoopbackServer.Answer
  ) async throws {
    let server = try LoopbackServer { _ in answer }
    await expect(.connectionLost, sent: true, request(server.url))
    #expect(server.received.count == 1)
  }

  @Test func `a request on a kept connection that breaks is not sent twice`() async throws {
    let server = try LoopbackServer { received in
      received.target.hasPrefix("/first") ? .bytes(LoopbackServer.reply("x")) : .last([])
    }
    let first = WireRequest("GET", server.url + "/first", addresses: .loopback)
    _ = try await sender.send(first)
    await expect(.connectionLost, sent: true, request(server.url))
    #expect(server.received.map(\.connection) == [1, 1])
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "\u{0}\u{1}\u{2}\r\n", "HTTP/9.9 200 OK\r\n\r\n", "SSH-2.0-invented\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nplain",
  ])
  func `an answer that is not HTTP is a protocol error`(_ text: String) async throws {
    let server = try LoopbackServer { _ in .last(Array(text.utf8)) }
    await expect(.protocolError, sent: true, request(server.url))
  }

  @Test(arguments: [
    LoopbackServer.Answer.hang(Array("HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n".utf8)),
    .bytes(LoopbackServer.chunked([String(repeating: "a", count: 200_000)])),
    .bytes(LoopbackServer.reply(headers: ["Content-Encoding: gzip"], body: Squeezed.millionZeros)),
    .bytes(
      LoopbackServer.reply(
        headers: (0..<100).map { "X-\($0): " + String(repeating: "a", count: 5_000) }
      )
    ),
  ])
  func `an answer that is too large is cut off`(_ answer: LoopbackServer.Answer) async throws {
    let server = try LoopbackServer { _ in answer }
    await expect(.tooLarge, sent: true, request(server.url))
  }

  @Test func `an answer of exactly the largest size is taken`() async throws {
    let server = try LoopbackServer { _ in
      .bytes(LoopbackServer.reply(body: [UInt8](repeating: 7, count: 1_000)))
    }
    let response = try await sender.send(request(server.url, responseBytesMax: 1_000))
    #expect(response.body.count == 1_000)
    await expect(.tooLarge, sent: true, request(server.url, responseBytesMax: 999))
  }
}
