import Testing
import Transport

/// Certificates, with `openssl s_server` as the other side where it is installed.
@Suite(.timeLimit(.minutes(10)), .enabled(if: TLSServer.isAvailable))
struct TLSTests {
  @Test func `a certificate that nobody vouches for is refused`() async throws {
    let server = try await TLSServer()
    let fault = await #expect(throws: TransportFault.self) {
      try await CurlSender().send(
        WireRequest("GET", "https://localhost:\(server.port)/?key=hidden", addresses: .loopback)
      )
    }
    #expect(fault?.kind == .tls)
    #expect(fault?.sent == false)
    #expect(fault?.message.contains("hidden") == false)
    server.stop()
  }

  @Test func `a certificate that is trusted must still name the host`() async throws {
    let server = try await TLSServer()
    let sender = CurlSender(trusting: .file(server.certificate))
    let right = WireRequest("GET", "https://localhost:\(server.port)/", addresses: .loopback)
    #expect(try await sender.send(right).status == 200)
    let wrong = WireRequest("GET", "https://127.0.0.1:\(server.port)/", addresses: .loopback)
    let fault = await #expect(throws: TransportFault.self) { try await sender.send(wrong) }
    #expect(fault?.kind == .tls)
    #expect(fault?.sent == false)
    server.stop()
  }

  @Test func `a file without certificates is a fault and not a crash`() async throws {
    let server = try await TLSServer()
    let sender = CurlSender(trusting: .file(server.certificate + ".missing"))
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(
        WireRequest("GET", "https://localhost:\(server.port)/", addresses: .loopback)
      )
    }
    #expect(fault?.kind == .tls)
    server.stop()
  }
}
