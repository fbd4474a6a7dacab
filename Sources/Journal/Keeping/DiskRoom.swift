import Glibc

/// How much room the disk under a journal has.
package struct DiskRoom: Hashable, Sendable {
  package var free: Int
  package var size: Int

  package init(free: Int, size: Int) {
    self.free = free
    self.size = size
  }

  /// Asks the file system of a path; plenty where it does not say.
  package init(at path: String) {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else {
      self.init(free: .max, size: .max)
      return
    }
    let block = Int(status.f_frsize)
    self.init(free: Int(status.f_bavail) * block, size: Int(status.f_blocks) * block)
  }

  private static let mebibyte = 1 << 20

  /// Too little to read more pages: a gibibyte, or a twentieth of a small disk.
  package var isLow: Bool { free < min(1024 * Self.mebibyte, size / 20) }

  /// Too little to send anything whose answer must be written down.
  package var isCritical: Bool { free < min(256 * Self.mebibyte, size / 50) }
}

/// A file that is there to be deleted: when the disk is full, the room it took is enough to write
/// down that it is.
final class Ballast: Sendable {
  private static let sizeMax = 64 << 20

  private let path: String

  init(besideJournalAt path: String) { self.path = path + ".ballast" }

  /// Takes its room, where there is plenty; at most an eighth of what is free.
  func fill() {
    let room = DiskRoom(at: path.parentFolder)
    let size = min(Self.sizeMax, room.free / 8)
    guard !isThere, !room.isLow, size > 0 else { return }
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    if posix_fallocate(descriptor, 0, size) != 0 { _ = unsafe unlink(path) }
    _ = close(descriptor)
  }

  /// Gives its room away.
  func drop() { _ = unsafe unlink(path) }

  private var isThere: Bool { unsafe access(path, F_OK) == 0 }
}

extension String {
  /// The folder a path is in; the working folder for a bare name.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }
}
