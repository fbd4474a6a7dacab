import Diagnostics
import FoundationEssentials
import Workspace

/// Whether files can be written into a folder, told before anything is spent on them.
struct WritableFolder {
  let path: String
  /// As a person wrote it.
  let name: String

  /// Tries to write where the folder is, or will be; leaves nothing there.
  ///
  /// `files`: those that will be written, relative to the folder.
  ///
  /// - Throws: CFG003 with what is in the way.
  func expectWritable(_ files: [String]) throws(Diagnostic) {
    try expectFolder(path, name)
    for file in files {
      var folder = ""
      for part in file.split(separator: "/").dropLast() {
        folder += "/" + part
        try expectFolder(path + folder, name + folder)
      }
      var isFolder = false
      if Self.exists(path + "/" + file, &isFolder), isFolder {
        throw Self.refusal("a folder is where the file must be written", name + "/" + file)
      }
    }
    try expectRoom()
  }

  private func expectFolder(_ path: String, _ name: String) throws(Diagnostic) {
    var isFolder = false
    if Self.exists(path, &isFolder), !isFolder {
      throw Self.refusal("it is a file, and a folder must be there", name)
    }
  }

  /// The nearest folder that exists takes a file.
  private func expectRoom() throws(Diagnostic) {
    var nearest = ResolvedPath(path).text
    var isFolder = false
    while !Self.exists(nearest, &isFolder), nearest.contains("/") {
      nearest = String(nearest[..<(nearest.lastIndex(of: "/") ?? nearest.startIndex)])
      if nearest.isEmpty { nearest = "/" }
    }
    guard isFolder else {
      throw Self.refusal("a file is where a folder of its path must be", name)
    }
    let trial = nearest + "/.crosswalk-\(UUID().uuidString)"
    guard FileManager.default.createFile(atPath: trial, contents: nil) else {
      throw Self.refusal("nothing can be written there", name)
    }
    try? FileManager.default.removeItem(atPath: trial)
  }

  private static func exists(_ path: String, _ isFolder: inout Bool) -> Bool {
    FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
  }

  private static func refusal(_ what: String, _ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG003,
      what,
      at: Location(name),
      hint: "Name another folder; nobody was asked yet."
    )
  }
}

extension WorkspaceFolder {
  /// Whether a path is a folder that the workspace itself is made of, or stands in one, and is no
  /// place for a mapping, which is a folder of the folder `mappings`.
  func isMadeOf(_ path: String) -> Bool {
    let wanted = ResolvedPath(path)
    let mappings = ResolvedPath(mappingsPath)
    guard wanted.isInside(mappings) else {
      return wanted == ResolvedPath(self.path)
        || ownFolders.contains { wanted.isInside(ResolvedPath($0)) }
    }
    return wanted.text.dropFirst(mappings.text.count).count { $0 == "/" } != 1
  }
}

extension MappingDesk {
  /// - Throws: CFG003 where a mapping of the workspace, or its journal, cannot be written.
  func expectWritable(_ folder: MappingFolder) throws(Diagnostic) {
    try WritableFolder(
      path: workspace.folder.mappingPath(folder.name),
      name: "mappings/\(folder.name)"
    ).expectWritable(["mapping.json", "description.md"])
    try WritableFolder(path: workspace.folder.statePath, name: WorkspaceFolder.stateName)
      .expectWritable([])
  }
}
