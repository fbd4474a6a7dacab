import Diagnostics
import Workspace

/// The files of a mapping as they were before a model was asked: what a person, or another command,
/// writes meanwhile is not written over.
struct FilesAsRead: Sendable {
  private let folder: MappingFolder
  private let spec: [UInt8]?
  private let description: [UInt8]?

  init(_ folder: MappingFolder) {
    self.folder = folder
    spec = try? WorkspaceFolder.bytes(at: folder.specPath)
    description = try? WorkspaceFolder.bytes(at: folder.descriptionPath)
  }

  /// - Throws: CFG110 where one of them is not as it was.
  func expectUnchanged() throws(Diagnostic) {
    let now = FilesAsRead(folder)
    for (path, isSame) in [
      (folder.specPath, now.spec == spec), (folder.descriptionPath, now.description == description),
    ] where !isSame {
      throw Diagnostic(
        .error,
        .CFG110,
        "the file was changed while the model was asked, and is not written over",
        at: Location(path),
        hint: "Run the command again; what the model said is kept: crosswalk mappings "
          + "\(folder.name) --transcript"
      )
    }
  }
}
