import FoundationEssentials

/// The file form of a mapping: `mappings/NAME/` with `description.md`, `mapping.json` and
/// `cases.jsonl`.
package struct MappingFolder: Hashable, Sendable {
  package let name: String
  package let path: String

  package init(name: String, in folder: WorkspaceFolder) {
    self.name = name
    path = folder.mappingPath(name)
  }

  package var descriptionPath: String { path + "/description.md" }
  package var specPath: String { path + "/mapping.json" }
  package var casesPath: String { path + "/cases.jsonl" }
  package var hasSpec: Bool { FileManager.default.fileExists(atPath: specPath) }

  /// The cases file, or nothing where there is none.
  package var cases: [UInt8] { (try? WorkspaceFolder.bytes(at: casesPath)) ?? [] }

  /// The mappings that have a spec in this workspace, sorted by name.
  package static func all(in folder: WorkspaceFolder) -> [MappingFolder] {
    WorkspaceFolder.names(in: folder.mappingsPath)
      .map { MappingFolder(name: $0, in: folder) }
      .filter(\.hasSpec)
  }

  /// Whether a text can name a mapping: lower-case letters, digits, `-`, `_`, 1 to 80 characters.
  package static func isName(_ text: String) -> Bool {
    (1...80).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
