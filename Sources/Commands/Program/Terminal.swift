import Diagnostics
import Glibc
import Synchronization

/// The process's standard output, error or input, and what is known of the terminal behind it.
struct FileSink: OutputSink {
  let descriptor: Int32

  static let standardInput = FileSink(descriptor: 0)
  static let standardOutput = FileSink(descriptor: 1)
  static let standardError = FileSink(descriptor: 2)

  /// Writes all bytes; a reader that went away ends the process quietly, as pipes expect.
  func write(_ bytes: [UInt8]) {
    do throws(OutputFault) {
      try deliver(bytes)
    } catch {
      exit(ExitStatus.error.rawValue)
    }
  }

  func deliver(_ bytes: [UInt8]) throws(OutputFault) {
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
        throw errno == EPIPE ? .readerGone : .unwritable(Self.unwritable(name))
      }
      offset += written
    }
  }

  var file: FileIdentity? { FileIdentity(descriptor: descriptor) }

  /// How messages name it.
  private var name: String { descriptor == 1 ? "stdout" : "stderr" }

  static func unwritable(_ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG003,
      "the file cannot be written: \(unsafe String(cString: strerror(errno)))",
      at: Location(name)
    )
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

/// A file that is written from its beginning, and keeps what it holds until then.
final class OutputFile: OutputSink {
  private let name: String
  private let descriptor: Int32
  private let isEmptied = Mutex(false)

  /// Opens the file, and leaves what it holds.
  ///
  /// - Throws: CFG003 where the file cannot be written.
  init(at path: String, named name: String) throws(Diagnostic) {
    self.name = name
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileSink.unwritable(name) }
  }

  /// Takes away what the file held before, once.
  ///
  /// Throws CFG003 where that cannot be done.
  func empty() throws(OutputFault) {
    let isFirst = isEmptied.withLock { isEmptied in
      defer { isEmptied = true }
      return !isEmptied
    }
    guard isFirst, file != nil, ftruncate(descriptor, 0) != 0 else { return }
    throw .unwritable(FileSink.unwritable(name))
  }

  var file: FileIdentity? { FileIdentity(descriptor: descriptor) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func write(_ bytes: [UInt8]) {
    do throws(OutputFault) {
      try deliver(bytes)
    } catch {
      exit(ExitStatus.error.rawValue)
    }
  }

  func deliver(_ bytes: [UInt8]) throws(OutputFault) {
    try empty()
    do throws(OutputFault) {
      try FileSink(descriptor: descriptor).deliver(bytes)
    } catch {
      guard case .unwritable(var problem) = error else { throw error }
      problem.location = Location(name)
      throw .unwritable(problem)
    }
  }
}
