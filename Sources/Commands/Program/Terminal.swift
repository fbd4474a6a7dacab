import Diagnostics
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
}

/// A file that is read from its beginning to its end, or standard input.
struct InputFile: ~Copyable {
  /// How messages name it.
  let name: String
  private let descriptor: Int32

  static func standardInput() -> InputFile { InputFile(name: "stdin", descriptor: 0) }

  /// Throws CFG002 where the file cannot be read.
  init(at path: String, named name: String) throws(Diagnostic) {
    self.init(name: name, descriptor: unsafe open(path, O_RDONLY | O_CLOEXEC))
    guard descriptor >= 0 else { throw unreadable }
  }

  private init(name: String, descriptor: Int32) {
    self.name = name
    self.descriptor = descriptor
  }

  deinit { if descriptor > 0 { close(descriptor) } }

  /// Reads what comes next, to the place and behind it; how many bytes, 0 at the end.
  func read(into room: inout MutableSpan<UInt8>, from place: Int) throws(Diagnostic) -> Int {
    while true {
      let count = unsafe room.withUnsafeMutableBytes { buffer in
        let free = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[place...])
        return unsafe Glibc.read(descriptor, free.baseAddress, free.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR || errno == EAGAIN else { throw unreadable }
    }
  }

  private var unreadable: Diagnostic {
    Diagnostic(
      .error,
      .CFG002,
      "the file cannot be read: \(unsafe String(cString: strerror(errno)))",
      at: Location(name)
    )
  }
}
