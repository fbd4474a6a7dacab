import Testing
import Transport

/// Requests that arrive as they were meant, and answers that come back so.
@Suite(.timeLimit(.minutes(10)))
struct ExchangeTests {
  let sender = CurlSender()

  func request(_ method: String, _ url: String, body: [UInt8] = []) -> WireRequest {
    WireRequest(method, url, body: body, addresses: .loopback)
  }

  @Test func `sends method, target, headers and body, and nothing of its own invention`()
    async throws
  {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("fine")) }
    var request = request("PATCH", server.url + "/a%20b?x=1#part", body: [0, 1, 255])
    request.headers = [
      Header("Authorization", "Bearer invented"), Header("X-Empty", ""), Header("X-Twice", "1"),
      Header("X-Twice", "2"),
    ]
    let response = try await sender.send(request)
    #expect(response.status == 200)
    #expect(response.body == Array("fine".utf8))
    let received = try #require(server.received.first)
    #expect(received.method == "PATCH")
    #expect(received.target == "/a%20b?x=1")
    #expect(received.body == [0, 1, 255])
    let names = received.headerLines.map { $0.prefix { $0 != ":" }.lowercased() }
    #expect(
      Set(names) == [
        "host", "user-agent", "accept", "accept-encoding", "authorization", "x-empty", "x-twice",
        "content-length",
      ]
    )
    #expect(received.headerLines.contains("Authorization: Bearer invented"))
    #expect(received.headerLines.filter { $0.hasPrefix("X-Twice") }.count == 2)
  }

  @Test(arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
  func `sends every method without a body`(_ method: String) async throws {
    let server = try LoopbackServer { received in
      .bytes(LoopbackServer.reply(headers: ["X-Method: \(received.method)"]))
    }
    let response = try await sender.send(request(method, server.url))
    #expect(response.header("x-method") == method)
    #expect(server.received.first?.body.isEmpty == true)
  }

  @Test func `a delete and a get may have a body`() async throws {
    let server = try LoopbackServer { received in
      .bytes(LoopbackServer.reply(body: Array(received.method.utf8) + received.body))
    }
    for method in ["DELETE", "GET"] {
      let response = try await sender.send(request(method, server.url, body: [33]))
      #expect(response.body == Array("\(method)!".utf8))
    }
  }

  @Test func `carries large bodies both ways unchanged`() async throws {
    let server = try LoopbackServer { .bytes(LoopbackServer.reply(body: $0.body)) }
    let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    #expect(try await sender.send(request("POST", server.url, body: body)).body == body)
  }

  @Test func `reads headers in order, without case, the last of several`() async throws {
    let server = try LoopbackServer { _ in
      .bytes(LoopbackServer.reply(headers: ["X-A:  1 ", "x-b: colon: inside", "X-a: 2", "X-C:"]))
    }
    let response = try await sender.send(request("GET", server.url))
    #expect(response.headers.map(\.name) == ["Content-Length", "X-A", "x-b", "X-a", "X-C"])
    #expect(response.header("X-a") == "2")
    #expect(response.header("X-B") == "colon: inside")
    #expect(response.header("x-c")?.isEmpty == true)
    #expect(response.header("X-D") == nil)
  }

  @Test(arguments: [204, 301, 304, 401, 404, 429, 500, 503])
  func `every status is an answer, and redirects are not followed`(_ status: Int) async throws {
    let server = try LoopbackServer { _ in
      .bytes(LoopbackServer.reply("\(status) Whatever", headers: ["Location: /elsewhere"]))
    }
    #expect(try await sender.send(request("GET", server.url + "/here")).status == status)
    #expect(server.received.map(\.target) == ["/here"])
  }

  @Test func `interim answers are passed over`() async throws {
    let server = try LoopbackServer { _ in
      .bytes(
        Array("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n".utf8) + LoopbackServer.reply("x")
      )
    }
    let response = try await sender.send(request("GET", server.url))
    #expect(response.status == 200)
    #expect(response.header("X-Early") == nil)
  }

  @Test func `joins chunks and keeps trailers`() async throws {
    let server = try LoopbackServer { _ in
      .bytes(LoopbackServer.chunked(["one ", "two"], trailers: ["X-Sum: 7"]))
    }
    let response = try await sender.send(request("GET", server.url))
    #expect(response.body == Array("one two".utf8))
    #expect(response.header("X-Sum") == "7")
  }

  @Test func `asks for gzip and unpacks it`() async throws {
    let server = try LoopbackServer { received in
      let asksForIt = received.headerLines.contains("Accept-Encoding: gzip")
      return asksForIt
        ? .bytes(LoopbackServer.reply(headers: ["Content-Encoding: gzip"], body: Squeezed.greeting))
        : .reset
    }
    let response = try await sender.send(request("GET", server.url))
    #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("{\"hello\":\"squeeze "))
  }

  @Test func `uses a connection again`() async throws {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    for _ in 0..<5 { _ = try await sender.send(request("POST", server.url, body: [1])) }
    #expect(server.received.map(\.connection) == [1, 1, 1, 1, 1])
  }

  @Test func `does two hundred requests at once, each with its own answer`() async throws {
    let server = try LoopbackServer { .bytes(LoopbackServer.reply(body: Array($0.target.utf8))) }
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let request = WireRequest("GET", server.url + "/\(number)", addresses: .loopback)
          return try await sender.send(request).body == Array("/\(number)".utf8)
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(right == 200)
    #expect(server.received.count == 200)
  }

  @Test func `one server that hangs does not hold up another`() async throws {
    let hanging = try LoopbackServer { _ in .hang([]) }
    let prompt = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    let stuck = Task { try await sender.send(request("GET", hanging.url)) }
    _ = await hanging.nextRequest()
    #expect(try await sender.send(request("GET", prompt.url)).status == 200)
    stuck.cancel()
    await #expect(throws: TransportFault.self) { try await stuck.value }
  }

  @Test func `a request describes itself without query, header or body`() {
    var request = WireRequest("POST", "https://example.com/a?key=hidden", body: [1, 2])
    request.headers = [Header("Authorization", "Bearer hidden")]
    var dumped = ""
    dump(request, to: &dumped)
    for text in ["\(request)", String(reflecting: request), dumped] {
      #expect(!text.contains("hidden"))
    }
    #expect("\(request)" == "POST https://example.com/a (2 bytes)")
  }
}
