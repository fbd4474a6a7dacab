import Diagnostics
import Workspace

/// What no output goes to: files that are read, and what a mapping or a workspace is made of.
///
/// A file is told by its path through all links, also where it does not exist yet, and by what it
/// is on the disk, whatever it is called.
struct KeptFiles {
  private let files: [ResolvedPath]
  private let folders: [ResolvedPath]
  /// What is read, and all that stands in the files and folders.
  private let known: Set<FileIdentity>

  /// `mapping`: the files that a mapping is made of.
  init(reading inputs: [MapInput], mapping: [String], in workspace: OpenWorkspace) {
    var files = mapping.map { ResolvedPath($0) }
    var folders: [ResolvedPath] = []
    if workspace.folder.exists {
      files.append(ResolvedPath(workspace.folder.configurationPath))
      files += workspace.secrets.paths(of: workspace.configuration).map { ResolvedPath($0) }
      folders = workspace.folder.ownFolders.map { ResolvedPath($0) }
    }
    self.files = files
    self.folders = folders
    var known = Set(inputs.compactMap(\.file))
    known.formUnion(files.compactMap { FileIdentity(at: $0.text) })
    var seen: Set<ResolvedPath> = []
    for folder in folders { Self.add(filesIn: folder, to: &known, &seen) }
    self.known = known
  }

  /// - Throws: CFG003 where the path leads to what is kept, or into any other workspace's own.
  func check(_ path: String, named name: String) throws(Diagnostic) {
    let path = ResolvedPath(path)
    guard files.contains(path) || folders.contains(where: path.isInside) || Self.isOwn(path) else {
      return
    }
    throw Self.refusal(name)
  }

  /// - Throws: CFG003 where what is written is a file that is kept.
  func check(_ sink: any OutputSink, named name: String) throws(Diagnostic) {
    guard let file = sink.file, known.contains(file) else { return }
    throw Self.refusal(name)
  }

  private static func refusal(_ name: String) -> Diagnostic {
    Diagnostic(
      .error,
      .CFG003,
      "the file is read, or a mapping or workspace is made of it",
      at: Location(name),
      hint: "Write to another file, outside the workspace's own folders."
    )
  }

  /// Whether a workspace around the path is made of it, or it stands among the state of one.
  private static func isOwn(_ path: ResolvedPath) -> Bool {
    if path.text.split(separator: "/").contains(where: { $0 == WorkspaceFolder.stateName }) {
      return true
    }
    var place = path.text
    while let workspace = WorkspaceFolder.around(place) {
      let folders = workspace.ownFolders.map { ResolvedPath($0) }
      if path == ResolvedPath(workspace.configurationPath) { return true }
      if folders.contains(where: path.isInside) { return true }
      place = workspace.path
    }
    return false
  }

  private static func add(
    filesIn folder: ResolvedPath,
    to known: inout Set<FileIdentity>,
    _ seen: inout Set<ResolvedPath>
  ) {
    guard seen.insert(folder).inserted else { return }
    for name in WorkspaceFolder.names(in: folder.text) {
      let path = folder.text + "/" + name
      if let file = FileIdentity(at: path) {
        known.insert(file)
      } else {
        add(filesIn: ResolvedPath(path), to: &known, &seen)
      }
    }
  }
}
