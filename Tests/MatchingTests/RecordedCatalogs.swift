import FoundationEssentials
import Records
import Testing

/// Catalogs as the platforms describe them, shared with the tests of Drafting.
enum RecordedCatalogs {
  static func named(_ name: String) throws -> Catalog {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "DraftingTests/Catalogs/\(name).json")
    return try #require(Catalog(json: try JSON(parsing: [UInt8](try Data(contentsOf: file)))))
  }
}
