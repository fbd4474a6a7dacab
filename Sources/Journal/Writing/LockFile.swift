import Glibc

/// The lock that makes a second writer impossible.
///
/// It belongs to an open file, not to a name: the kernel lets go of it when the process ends,
/// however it ends. The file itself stays, with the number of the process that wrote last.
struct LockFile: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock of the journal at `path`, which is the file `path.lock`; does not wait.
  init(ofJournalAt path: String) throws(JournalFault) {
    // A child process must not inherit the lock.
    let descriptor = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .storage(code: Int(errno), message: "\(path).lock cannot be opened")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let process = Self.process(in: descriptor)
      _ = close(descriptor)
      throw .locked(path: path, process: process)
    }
    self.descriptor = descriptor
    let line = Array("\(getpid())\n".utf8)
    _ = ftruncate(descriptor, 0)
    _ = unsafe line.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
  }

  deinit {
    // A child that another part of the program is just starting may hold the file open still.
    _ = flock(descriptor, LOCK_UN)
    _ = close(descriptor)
  }

  private static func process(in descriptor: Int32) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, $0.count, 0)
    }
    guard count > 0 else { return nil }
    let digits = bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }
    return Int(String(decoding: digits, as: UTF8.self))
  }
}
