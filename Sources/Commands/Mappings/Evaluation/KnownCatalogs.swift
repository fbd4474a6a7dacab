import Diagnostics
import Records
import Workspace

/// The catalogs of some folders, each file read once.
struct KnownCatalogs {
  private var read: [String: Catalog] = [:]

  /// The catalog `SYSTEM.OBJECT` of the first folder that has it.
  ///
  /// - Throws: CFG106 where none has, for the place that names it; CFG107 for a file that is none.
  mutating func catalog(
    _ name: String,
    in places: [String],
    named source: String,
    _ pointer: String
  ) throws(DiagnosticList) -> Catalog {
    let object = String(name.drop { $0 != "." }.dropFirst())
    do throws(Diagnostic) {
      for place in places {
        if let found = try catalog(at: place + "/\(name).json", object: object) { return found }
      }
    } catch {
      throw DiagnosticList([error])
    }
    throw DiagnosticList([
      Diagnostic(
        .error,
        .CFG106,
        "no catalog \"\(name)\" is known",
        at: Location(source, pointer: pointer),
        hint: places.first.map { "Put \(name).json into \($0)." }
      )
    ])
  }

  /// The catalogs of some platforms, as a workspace would know them; the nearest of a name counts,
  /// and files that are no catalogs do not.
  mutating func catalogs(of systems: Set<String>, in places: [String]) -> [Catalog] {
    var seen: Set<String> = []
    var found: [Catalog] = []
    for place in places {
      for file in WorkspaceFolder.names(in: place) where file.hasSuffix(".json") {
        guard systems.contains(String(file.prefix { $0 != "." })), seen.insert(file).inserted,
          let catalog = try? catalog(at: place + "/" + file, object: file)
        else { continue }
        found.append(catalog)
      }
    }
    return found
  }

  private mutating func catalog(at path: String, object: String) throws(Diagnostic) -> Catalog? {
    if let known = read[path] { return known }
    guard let bytes = try WorkspaceFolder.bytesIfThere(at: path) else { return nil }
    let catalog = try CatalogFinder.catalog(parsing: bytes, at: path, object: object)
    read[path] = catalog
    return catalog
  }
}
