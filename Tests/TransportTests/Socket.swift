import Glibc

/// The few POSIX calls the loopback server needs.
enum Socket {
  struct Failure: Error {
    var call: String
    var number: Int32
  }

  /// A socket that listens on a port the system chooses.
  static func listening(on address: String, backlog: Int32 = 512) throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(call: "socket", number: errno) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    guard unsafe inet_pton(AF_INET, address, &place.sin_addr) == 1 else {
      throw Failure(call: "inet_pton", number: errno)
    }
    let bound = unsafe withUnsafePointer(to: &place) { place in
      unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        unsafe bind(descriptor, place, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0, listen(descriptor, backlog) == 0 else {
      throw Failure(call: "bind or listen", number: errno)
    }
    return descriptor
  }

  static func port(of descriptor: Int32) -> Int {
    var place = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = unsafe withUnsafeMutablePointer(to: &place) { place in
      unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
        unsafe getsockname(descriptor, place, &size)
      }
    }
    return Int(UInt16(bigEndian: place.sin_port))
  }

  /// A port on which nobody listens.
  static func closedPort() throws -> Int {
    let descriptor = try listening(on: "127.0.0.1")
    defer { close(descriptor) }
    return port(of: descriptor)
  }

  static func accepted(from listener: Int32) -> Int32? {
    let client = accept(listener, nil, nil)
    return client >= 0 ? client : nil
  }

  /// Whether all bytes could be handed to the system.
  static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { bytes in
        unsafe Glibc.send(
          descriptor,
          bytes.baseAddress?.advanced(by: sent),
          bytes.count - sent,
          Int32(MSG_NOSIGNAL)
        )
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// What has arrived; nothing when the other side has left.
  static func receive(from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  /// Makes the coming `close` a reset.
  static func resetOnClose(_ descriptor: Int32) {
    var option = linger(l_onoff: 1, l_linger: 0)
    _ = unsafe setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_LINGER,
      &option,
      socklen_t(MemoryLayout<linger>.size)
    )
  }

  static func close(_ descriptor: Int32) { Glibc.close(descriptor) }

  /// An address of this machine that is not its loopback, if it has one.
  static func outsideAddress() -> String? {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard unsafe getifaddrs(&list) == 0 else { return nil }
    defer { unsafe freeifaddrs(list) }
    var next = unsafe list
    while let one = unsafe next {
      defer { unsafe next = one.pointee.ifa_next }
      guard let place = unsafe one.pointee.ifa_addr,
        unsafe Int32(place.pointee.sa_family) == AF_INET
      else { continue }
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard
        unsafe getnameinfo(
          place,
          size,
          &name,
          socklen_t(name.count),
          nil,
          0,
          NI_NUMERICHOST
        ) == 0
      else { continue }
      let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      if !text.hasPrefix("127.") { return text }
    }
    return nil
  }
}
