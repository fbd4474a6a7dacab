package import Diagnostics
import FoundationEssentials
import Records

/// The folder with `crosswalk.yaml`, `prompts/`, `mappings/` and `samples/`; state in
/// `.crosswalk/`.
package struct WorkspaceFolder: Hashable, Sendable {
  package static let configurationName = "crosswalk.yaml"
  package static let stateName = ".crosswalk"

  /// The folder's path, without a slash at the end.
  package let path: String

  package init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  package var configurationPath: String { path + "/" + Self.configurationName }
  package var statePath: String { path + "/" + Self.stateName }
  package var journalPath: String { statePath + "/journal.sqlite" }
  /// What is known of the model's endpoint, and its replies.
  package var modelPath: String { statePath + "/model" }
  package var promptsPath: String { path + "/prompts" }
  package var mappingsPath: String { path + "/mappings" }
  package var samplesPath: String { path + "/samples" }
  /// Tables that look-ups ask, as CSV or JSON Lines.
  package var tablesPath: String { path + "/tables" }

  /// All folders that the workspace is made of.
  package var ownFolders: [String] {
    [statePath, promptsPath, mappingsPath, samplesPath, tablesPath]
  }

  private var catalogsPath: String { samplesPath + "/catalogs" }

  /// A catalog shipped as a file, for work without a connection.
  package func catalogPath(system: String, object: String) -> String {
    catalogsPath + "/\(system).\(object).json"
  }

  /// The objects that have a catalog as a file.
  package var catalogNames: [(system: String, object: String)] {
    Self.names(in: catalogsPath).filter { $0.hasSuffix(".json") }.compactMap { file in
      let parts = file.dropLast(".json".count).split(separator: ".", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }

  /// Records of one object, as JSON Lines, to try mappings on.
  package func sampleRecordsPath(system: String, object: String) -> String {
    samplesPath + "/\(system)/\(object).jsonl"
  }

  package func mappingPath(_ name: String) -> String { mappingsPath + "/" + name }

  /// Whether `crosswalk.yaml` is there.
  package var exists: Bool { FileManager.default.fileExists(atPath: configurationPath) }

  /// The nearest folder above a path that has a `crosswalk.yaml`.
  package static func around(_ path: String) -> WorkspaceFolder? {
    var url = URL(filePath: path).standardizedFileURL
    while url.path != "/" {
      url = url.deletingLastPathComponent()
      let folder = WorkspaceFolder(url.path)
      if folder.exists { return folder }
    }
    return nil
  }

  /// Reads `crosswalk.yaml`.
  ///
  /// - Throws: CFG001 where there is none, CFG002 where it cannot be read or is not UTF-8, and the
  ///   problems of its content.
  package func configuration() throws(DiagnosticList) -> WorkspaceConfiguration {
    guard exists else {
      throw DiagnosticList([
        Diagnostic(
          .error,
          .CFG001,
          "this folder is not a workspace: it has no \(Self.configurationName)",
          at: Location(path),
          hint: "Make one with \"crosswalk init\", or name another with --workspace."
        )
      ])
    }
    let text: String
    do throws(Diagnostic) {
      text = try Self.text(at: configurationPath, named: Self.configurationName)
      try SavedText.expectReadable(text, from: Self.configurationName)
    } catch {
      throw DiagnosticList([error])
    }
    return try WorkspaceConfiguration(yaml: text, source: Self.configurationName)
  }

  /// A file's text, without a byte order mark; `name` is what messages call it.
  ///
  /// - Throws: CFG002 where it cannot be read.
  package static func text(
    at path: String,
    named name: String? = nil
  ) throws(Diagnostic) -> String {
    SavedText.text(try bytes(at: path, named: name))
  }

  /// A file's bytes; `name` is what messages call it.
  ///
  /// - Throws: CFG002 where it cannot be read.
  package static func bytes(
    at path: String,
    named name: String? = nil
  ) throws(Diagnostic) -> [UInt8] {
    do {
      return [UInt8](try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw FileTrouble.unreadable(path, named: name)
    }
  }

  /// A file's bytes; `nil` where nothing is there, be it for a folder that is missing.
  ///
  /// - Throws: CFG002 where something is there that cannot be read.
  package static func bytesIfThere(
    at path: String,
    named name: String? = nil
  ) throws(Diagnostic) -> [UInt8]? {
    if let bytes = try? bytes(at: path) { return bytes }
    let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    guard isLink || FileManager.default.fileExists(atPath: path) else { return nil }
    throw FileTrouble.unreadable(path, named: name)
  }

  /// A file's text, without a byte order mark; `nil` where nothing is there.
  ///
  /// - Throws: CFG002 where something is there that cannot be read.
  package static func textIfThere(at path: String) throws(Diagnostic) -> String? {
    try bytesIfThere(at: path).map { SavedText.text($0) }
  }

  /// The size of a file in bytes, also where a link leads to it; `nil` where there is no file.
  package static func size(at path: String) -> Int? {
    let target = URL(filePath: path).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: target),
      facts[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return (facts[.size] as? UInt).map { Int($0) }
  }

  /// Writes a file, whole or not at all, making the folders above it.
  ///
  /// - Throws: CFG003 where it cannot be written.
  package static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    do {
      let url = URL(filePath: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw FileTrouble.unwritable(path)
    }
  }

  /// The names of the folders and files in a folder, sorted; none where it does not exist.
  package static func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
