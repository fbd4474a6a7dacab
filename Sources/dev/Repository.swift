import FoundationEssentials

/// The files of a checkout that people wrote or that are committed: everything a rule may look at.
package struct Repository: Sendable {
  package struct File: Sendable {
    /// Relative to the root, with slashes.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    package var text: String { String(decoding: bytes, as: UTF8.self) }
    package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    package var isGenerated: Bool {
      text.prefix(200).split(separator: "\n", maxSplits: 1).first?.contains("GENERATED") ?? false
    }

    /// `Sources/Records/JSON.swift` is in room `Records`.
    package var room: String? {
      let parts = path.split(separator: "/")
      guard parts.count > 2, parts[0] == "Sources" else { return nil }
      return String(parts[1])
    }
  }

  package let files: [File]

  package init(files: [File]) { self.files = files }

  /// Reads a checkout; build folders, state and version control are left out.
  package init(readingFrom root: String) {
    var files: [File] = []
    Self.visit(root, "", &files)
    self.files = files.sorted { $0.path < $1.path }
  }

  package func files(under prefix: String, ending suffix: String = "") -> [File] {
    files.filter { $0.path.hasPrefix(prefix) && $0.path.hasSuffix(suffix) }
  }

  package var swift: [File] { files.filter { $0.path.hasSuffix(".swift") } }

  package func exists(_ path: String) -> Bool {
    files.contains { $0.path == path || $0.path.hasPrefix(path + "/") }
  }

  private static func visit(_ root: String, _ folder: String, _ files: inout [File]) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)) ?? []
    for name in names {
      let path = folder.isEmpty ? name : folder + "/" + name
      if name.hasPrefix(".build") || name == ".git" || name == ".crosswalk"
        || name == "Package.resolved" || name == ".swiftpm"
      {
        continue
      }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder) else {
        continue
      }
      if isFolder {
        visit(root, path, &files)
      } else if let data = try? Data(contentsOf: URL(filePath: root + "/" + path)) {
        files.append(File(path: path, bytes: [UInt8](data)))
      }
    }
  }
}
