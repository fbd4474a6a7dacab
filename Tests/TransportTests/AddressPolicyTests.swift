import Glibc
import Testing
import Transport

/// Which addresses a request may reach, and that it reaches no others.
@Suite(.timeLimit(.minutes(10)))
struct AddressPolicyTests {
  let sender = CurlSender()

  @Test(arguments: [
    "8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.0", "172.15.0.1", "172.32.0.1",
    "192.167.0.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "2606:4700::1111",
    "2a00:1450::1", "64:ff9b::808:808",
  ])
  func `an address of the internet is public`(_ text: String) throws {
    let address = try #require(NetworkAddress(text: text))
    #expect(address.isPublic)
    #expect(!address.isLoopback)
    #expect(AddressPolicy.publicHTTPS.permits(address))
    #expect(!AddressPolicy.loopback.permits(address))
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:8.8.8.8",
    "::ffff:127.0.0.1", "::8.8.8.8", "fe80::1", "fc00::1", "fd00::2", "fec0::1", "ff02::1",
    "2001:db8::1", "2001::1", "2001:10::1", "2002:7f00:1::", "3fff::1", "64:ff9b::7f00:1",
    "64:ff9b::a00:1", "64:ff9b:1::1", "100::1",
  ])
  func `a special address is not public`(_ text: String) throws {
    let address = try #require(NetworkAddress(text: text))
    #expect(!address.isPublic)
    #expect(!AddressPolicy.publicHTTPS.permits(address))
    #expect(AddressPolicy.host("any").permits(address))
  }

  @Test func `loopback is the whole of 127 and one address of IPv6`() throws {
    for text in ["127.0.0.1", "127.255.255.255", "::1"] {
      #expect(try #require(NetworkAddress(text: text)).isLoopback)
    }
    for text in ["128.0.0.1", "126.0.0.1", "::2", "::ffff:127.0.0.1"] {
      #expect(try !#require(NetworkAddress(text: text)).isLoopback)
    }
    #expect(NetworkAddress(text: "fe80::1%lo") == nil)
    #expect(NetworkAddress(text: "127.1") == nil)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "0"])
  func `however it is written, this machine is not the public internet`(
    _ host: String
  ) async throws {
    let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(WireRequest("GET", "https://\(host):\(server.port)"))
    }
    #expect(fault?.kind == .refusedAddress)
    #expect(fault?.sent == false)
    #expect(server.connectionCount == 0)
  }

  @Test(arguments: [
    ("http://example.com", AddressPolicy.publicHTTPS), ("https://[::1]", .publicHTTPS),
    ("https://[::ffff:127.0.0.1]", .publicHTTPS), ("https://[fd00::2]", .publicHTTPS),
    ("https://169.254.169.254/latest/meta-data", .publicHTTPS), ("http://192.0.2.7", .loopback),
    ("http://[::ffff:127.0.0.1]", .loopback), ("http://0.0.0.0", .loopback),
    ("http://127.0.0.1", .host("example.com")), ("https://api.example.com", .host("example.com")),
  ])
  func `a forbidden address is refused before anything is connected`(
    _ url: String,
    _ policy: AddressPolicy
  ) async {
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(WireRequest("GET", url, addresses: policy))
    }
    #expect(fault?.kind == .refusedAddress)
    #expect(fault?.sent == false)
  }

  @Test(arguments: ["127.0.0.1", "localhost", "LocalHost", "127.0.0.2"])
  func `loopback by any name is reached where it is allowed`(_ host: String) async throws {
    let server = try LoopbackServer(on: "0.0.0.0") { _ in .bytes(LoopbackServer.reply("x")) }
    for policy in [AddressPolicy.loopback, .host(host.uppercased())] {
      let url = "http://\(host):\(server.port)"
      #expect(try await sender.send(WireRequest("GET", url, addresses: policy)).status == 200)
    }
  }

  @Test(.enabled(if: Socket.outsideAddress() != nil))
  func `a kept connection is not a way around the policy`() async throws {
    let address = try #require(Socket.outsideAddress())
    let server = try LoopbackServer(on: "0.0.0.0") { _ in .bytes(LoopbackServer.reply("x")) }
    let url = "http://\(address):\(server.port)"
    _ = try await sender.send(WireRequest("GET", url, addresses: .host(address)))
    let fault = await #expect(throws: TransportFault.self) {
      try await sender.send(WireRequest("GET", url, addresses: .loopback))
    }
    #expect(fault?.kind == .refusedAddress)
    #expect(fault?.sent == false)
    #expect(server.received.count == 1)
  }

  @Test func `a proxy in the environment is not used`() async throws {
    // In a process of its own: the environment belongs to everybody.
    await #expect(processExitsWith: .success) {
      for name in ["http_proxy", "all_proxy", "ALL_PROXY"] {
        unsafe setenv(name, "http://127.0.0.1:1", 1)
      }
      let server = try LoopbackServer { _ in .bytes(LoopbackServer.reply("x")) }
      let request = WireRequest("GET", server.url, addresses: .loopback)
      #expect(try await CurlSender().send(request).status == 200)
    }
  }
}
