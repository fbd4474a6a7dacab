import Diagnostics
import FoundationEssentials
import Workspace

/// The files a new workspace begins with.
struct InitialWorkspace {
  let name: String
  /// Where the sandbox of this workspace listens.
  var sandboxPort = 8484

  /// Writes what is not there yet; answers the paths written, relative to the folder.
  func write(to folder: WorkspaceFolder) throws(Diagnostic) -> [String] {
    var written: [String] = []
    for (path, text) in [(WorkspaceFolder.configurationName, configuration)] + InitialFiles.all {
      let full = folder.path + "/" + path
      guard !FileManager.default.fileExists(atPath: full) else { continue }
      try WorkspaceFolder.write(Array(text.utf8), to: full)
      written.append(path)
    }
    return written
  }

  private var configuration: String {
    InitialFiles.configuration
      .replacing("name: example", with: "name: \(name)")
      .replacing("127.0.0.1:8484", with: "127.0.0.1:\(sandboxPort)")
  }
}
