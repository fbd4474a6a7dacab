import Diagnostics
import Workspace

/// Finds the file of a bundle: the file a person names, or the only one in a folder.
struct BundleFinder {
  private static let ending = ".crosswalk.json"

  static func fileName(of mapping: String) -> String { mapping + ending }

  let path: String
  let bytes: [UInt8]

  /// - Throws: CFG002 where it cannot be read, CFG111 where a folder has none, or several.
  init(_ written: String, _ options: WorkspaceOptions) throws {
    let named = options.path(written)
    let inside = WorkspaceFolder.names(in: named)
    guard !inside.isEmpty else {
      path = written
      bytes = try WorkspaceFolder.bytes(at: named, named: written)
      return
    }
    let bundles = inside.filter { $0.hasSuffix(Self.ending) }
    guard let only = bundles.first, bundles.count == 1 else {
      throw Diagnostic(
        .error,
        .CFG111,
        bundles.isEmpty
          ? "the folder has no bundle of a mapping" : "the folder has several bundles of mappings",
        at: Location(written),
        hint: bundles.isEmpty
          ? "Make one: crosswalk export-mapping NAME -o \(written)"
          : "Name one of them: \(bundles.joined(separator: ", "))."
      )
    }
    path = written + (written.hasSuffix("/") ? "" : "/") + only
    bytes = try WorkspaceFolder.bytes(at: named + "/" + only)
  }
}
