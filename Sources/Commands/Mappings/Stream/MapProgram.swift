import Diagnostics
import Journal
import MappingLanguage
import Orchestration
import SyncMachine
import Workspace

/// What `map` runs: the file of a mapping, or a version that the journal keeps.
struct MapProgram {
  let program: MappingProgram
  let resources: MappingResources
  /// The files of the mapping, which no output goes to.
  let files: [String]
  /// The version that is approved, where the file says something else.
  var approvedOther: Int?

  /// The file of a mapping.
  init(_ desk: MappingDesk, _ document: MappingDocument) async throws {
    program = try await desk.program(of: document)
    resources = desk.resources(of: document.spec)
    files = desk.files(of: document)
    approvedOther = try await desk.approvedOther(than: document)?.number
  }

  /// A version of a mapping as it was made, with its catalogs and tables, whatever its file says.
  ///
  /// - Throws: what the journal says where it has no such version.
  init(_ desk: MappingDesk, _ written: String, version: Int) async throws {
    let name = Self.name(written, desk)
    let reader = try await desk.workspace.requiredReader()
    let entry = try await reader.mappingVersion(MappingName(name), VersionNumber(version))
    let kept = try await ApprovedMapping(
      entry,
      reader: reader,
      secrets: desk.workspace.mappingSecrets
    )
    let folder = MappingFolder(name: name, in: desk.workspace.folder)
    program = kept.program
    resources = kept.resources
    files = [folder.specPath, folder.descriptionPath, folder.casesPath]
  }

  /// The name of a mapping of the workspace, also where a person wrote its folder or its spec's
  /// file.
  private static func name(_ written: String, _ desk: MappingDesk) -> String {
    guard !MappingFolder.isName(written) else { return written }
    let file = "/mapping.json"
    let path = ResolvedPath(desk.options.path(written)).text
    let names = WorkspaceFolder.names(in: desk.workspace.folder.mappingsPath)
    return names.first { name in
      let folder = ResolvedPath(desk.workspace.folder.mappingPath(name)).text
      return path == folder || path == folder + file
    } ?? written
  }

  /// CFG105 where a file of records stands where the mapping belongs; else `nil`.
  static func swapped(
    _ mapping: String,
    _ files: [String],
    _ desk: MappingDesk
  ) -> Diagnostic? {
    guard InputFile.isReadable(desk.options.path(mapping)) else { return nil }
    let index = files.firstIndex { (try? desk.document($0)) != nil }
    guard index != nil || !mapping.hasSuffix(".json") else { return nil }
    let name = index.map { files[$0] } ?? "MAPPING"
    let rest = files.enumerated().filter { $0.offset != index }.map(\.element)
    return Diagnostic(
      .error,
      .CFG105,
      "\"\(mapping)\" is a file, and no mapping",
      at: Location(mapping),
      hint: "The mapping comes first: " + desk.context.typed(["map", name, mapping] + rest)
    )
  }
}
