import Glibc

/// Where a path leads on the disk, through all links, also where nothing stands there yet.
struct ResolvedPath: Hashable, Sendable {
  /// So many links that lead nowhere yet are followed, as by the system.
  private static let linksMax = 40

  let text: String

  /// The path as it is where its folder does not exist.
  init(_ path: String) {
    var path = path
    for _ in 0..<Self.linksMax {
      if let real = Self.real(path) {
        text = real
        return
      }
      let parts = path.split(separator: "/")
      guard let name = parts.last,
        let folder = Self.real("/" + parts.dropLast().joined(separator: "/"))
      else { break }
      let whole = (folder == "/" ? "" : folder) + "/" + name
      guard let target = Self.target(ofLink: whole) else {
        text = whole
        return
      }
      path = target.hasPrefix("/") ? target : folder + "/" + target
    }
    text = path
  }

  /// Whether it is that folder or stands in it, however deep.
  func isInside(_ folder: ResolvedPath) -> Bool {
    text == folder.text || text.hasPrefix(folder.text == "/" ? "/" : folder.text + "/")
  }

  /// `nil` where nothing is there.
  private static func real(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// What a symbolic link says; `nil` where there is none.
  private static func target(ofLink path: String) -> String? {
    let target = unsafe [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      count = unsafe buffer.withMemoryRebound(to: CChar.self) { buffer in
        unsafe max(0, readlink(path, buffer.baseAddress!, buffer.count))
      }
    }
    return target.isEmpty ? nil : String(decoding: target, as: UTF8.self)
  }
}
