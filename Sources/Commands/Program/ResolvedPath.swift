import FoundationEssentials

/// Where a path leads on the disk, through all links, also where nothing stands there yet.
struct ResolvedPath: Hashable, Sendable {
  /// So many links that lead nowhere yet are followed, as by the system.
  private static let linksMax = 40

  let text: String

  /// The path as it is where its folder does not exist.
  init(_ path: String) {
    var path = path
    for _ in 0..<Self.linksMax {
      if let real = InputFile.realPath(path) {
        text = real
        return
      }
      let parts = path.split(separator: "/")
      guard let name = parts.last,
        let folder = InputFile.realPath("/" + parts.dropLast().joined(separator: "/"))
      else { break }
      let whole = (folder == "/" ? "" : folder) + "/" + name
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: whole) else {
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
}
