package import Diagnostics
import FoundationEssentials

/// Why a file cannot be read or written, as the disk tells it, and what a person can do about it.
package enum FileTrouble {
  /// CFG002 for a file that cannot be read; `name` is what messages call it.
  package static func unreadable(_ path: String, named name: String? = nil) -> Diagnostic {
    let (reason, hint) = unreadable(at: path)
    return Diagnostic(
      .error,
      .CFG002,
      "the file cannot be read: \(reason)",
      at: Location(name ?? path),
      hint: hint
    )
  }

  /// CFG003 for a file that cannot be written; `name` is what messages call it.
  package static func unwritable(_ path: String, named name: String? = nil) -> Diagnostic {
    let (reason, hint) = unwritable(at: path)
    return Diagnostic(
      .error,
      .CFG003,
      "the file cannot be written: \(reason)",
      at: Location(name ?? path),
      hint: hint
    )
  }

  private typealias Told = (reason: String, hint: String)

  // MARK: Reading

  private static func unreadable(at path: String) -> Told {
    guard let isFolder = isFolder(path) else { return missing(path) }
    if isFolder {
      let files = WorkspaceFolder.names(in: path).filter {
        !$0.hasPrefix(".") && self.isFolder(path + "/" + $0) == false
      }
      return (
        "it is a folder",
        files.isEmpty ? "A file must be there." : "Name a file of it, such as \(list(files))."
      )
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      return ("you may not read it", "Allow it: chmod u+r \(path)")
    }
    guard WorkspaceFolder.size(at: path) != nil else {
      return ("it is a device or a pipe", "Write it to a file, and name that.")
    }
    return ("the disk does not give it", "Copy it to another place, and name the copy.")
  }

  private static func missing(_ path: String) -> Told {
    if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
      return ("it is a link to \(target), where nothing is", "Mend the link, or name its file.")
    }
    let url = URL(filePath: path)
    let folder = url.deletingLastPathComponent().path
    switch isFolder(folder) {
    case true:
      return (
        "there is no such file",
        NearestNames.hint(for: url.lastPathComponent, in: WorkspaceFolder.names(in: folder))
          ?? "It was looked for in \(folder)."
      )
    case false: return ("\(folder) is no folder", "Name a file in a folder that there is.")
    case nil: return ("there is no folder \(folder)", "Name a file in a folder that there is.")
    }
  }

  // MARK: Writing

  private static func unwritable(at path: String) -> Told {
    if isFolder(path) == true { return ("it is a folder", "Name a file.") }
    var folder = URL(filePath: path).deletingLastPathComponent()
    while isFolder(folder.path) == nil, folder.path != "/" { folder.deleteLastPathComponent() }
    if isFolder(folder.path) == false {
      return ("\(folder.path) is no folder", "Name a file in a folder that there is.")
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      return ("you may not write into \(folder.path)", "Allow it: chmod u+w \(folder.path)")
    }
    return ("the disk does not take it", "Make room on the disk, or name a file elsewhere.")
  }

  // MARK: The disk

  /// `nil` where there is nothing.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists ? isFolder : nil
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? shown + ", …" : shown
  }
}
