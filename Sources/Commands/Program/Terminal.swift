import Glibc

/// The process's standard output or error, and what is known of the terminal behind it.
struct FileSink: OutputSink {
  let descriptor: Int32

  static let standardOutput = FileSink(descriptor: 1)
  static let standardError = FileSink(descriptor: 2)

  /// Writes all bytes; a reader that went away ends the process quietly, as pipes expect.
  func write(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor,
          buffer.baseAddress?.advanced(by: offset),
          bytes.count - offset
        )
      }
      if written < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        exit(ExitStatus.error.rawValue)
      }
      offset += written
    }
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; 160 where there is none.
  var columns: Int {
    var size = winsize()
    let answer = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    return answer == 0 && size.ws_col > 20 ? Int(size.ws_col) : 160
  }
}

/// What the edge of the process knows: environment, clock, working folder.
enum ProcessEdge {
  static var environment: [String: String] {
    var values: [String: String] = [:]
    var entry = unsafe environ
    while let pointer = unsafe entry.pointee {
      let pair = unsafe String(cString: pointer).split(separator: "=", maxSplits: 1)
      if pair.count == 2 { values[String(pair[0])] = String(pair[1]) }
      unsafe entry += 1
    }
    return values
  }

  static var milliseconds: Int64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Reads standard input to its end in blocks; `nil` at the end.
  static func readBlock() -> [UInt8]? {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe block.withUnsafeMutableBytes { unsafe read(0, $0.baseAddress, $0.count) }
    return count > 0 ? Array(block.prefix(count)) : nil
  }
}
