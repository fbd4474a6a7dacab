import FoundationEssentials
import Records
import Testing

/// Fields of one object and what each of them is in another, as platforms and people map them.
///
/// `Labelled/Pairs/NAME.tsv`: a line with source catalog, target catalog, half and who asks; then a
/// line for each asking field with all right answers, none where there is none.
/// `Labelled/Catalogs/NAME.tsv`: a line for each field with name, label, type, flags, options and
/// what the first records hold. `Labelled/Second` holds the same of another hand.
struct LabelledSet: Sendable {
  struct Row: Sendable {
    let field: String
    let right: Set<String>
  }

  let name: String
  let source: Catalog
  let target: Catalog
  /// Records of the source, where its catalog has values.
  let records: [JSON]
  /// Whether the matcher may be tuned on it.
  let isTuned: Bool
  /// Whether target fields ask for sources; else sources ask for targets.
  let asksForSources: Bool
  let rows: [Row]

  /// What one hand labelled: the first, or the one whose folder is named.
  static func all(of hand: String? = nil) throws -> [LabelledSet] {
    let root = hand.map { "\(folder)/\($0)" } ?? folder
    var catalogs: [String: Catalog] = [:]
    return try FileManager.default.contentsOfDirectory(atPath: root + "/Pairs").sorted().map {
      let lines = try lines(of: "\(root)/Pairs/\($0)")
      let head = lines[0]
      for name in head.prefix(2) where catalogs[name] == nil {
        catalogs[name] = try catalog(name, in: root)
      }
      return LabelledSet(
        name: String($0.dropLast(4)),
        source: try #require(catalogs[head[0]]),
        target: try #require(catalogs[head[1]]),
        records: try records(head[0], in: root),
        isTuned: head[2] == "tune",
        asksForSources: head[3] == "target",
        rows: lines.dropFirst().map { Row(field: $0[0], right: Set($0.dropFirst())) }
      )
    }
  }

  private static func catalog(_ name: String, in folder: String) throws -> Catalog {
    let parts = name.split(separator: ".").map(String.init)
    return Catalog(
      system: parts[0],
      object: parts[parts.count - 1],
      label: parts[parts.count - 1],
      fields: try lines(of: "\(folder)/Catalogs/\(name).tsv").map { line in
        let cells = line + Array(repeating: "", count: max(0, 5 - line.count))
        let type = try #require(FieldType(name: cells[2].isEmpty ? "text" : cells[2]))
        var field = CatalogField(cells[0], label: cells[1].isEmpty ? nil : cells[1], type: type)
        for flag in cells[3].split(separator: ",") {
          if flag == "r" { (field.writableOnCreate, field.writableOnUpdate) = (false, false) }
          if flag == "k" { field.isKey = true }
          if flag.hasPrefix("ref:") { field.references = String(flag.dropFirst(4)) }
        }
        field.options = cells[4].split(separator: "|").map { FieldOption(String($0)) }
        return field
      }
    )
  }

  private static func records(_ name: String, in folder: String) throws -> [JSON] {
    let columns = try lines(of: "\(folder)/Catalogs/\(name).tsv").filter { $0.count > 5 }.map {
      (name: $0[0], values: $0[5].split(separator: "|", omittingEmptySubsequences: false))
    }
    return (0..<(columns.map(\.values.count).max() ?? 0)).map { row in
      .object(
        JSONObject(
          columns.filter { row < $0.values.count }.map {
            .init($0.name, .string(String($0.values[row])))
          }
        )
      )
    }
  }

  private static let folder =
    URL(filePath: #filePath).deletingLastPathComponent().path + "/Labelled"

  private static func lines(of file: String) throws -> [[String]] {
    let text = String(
      decoding: try Data(contentsOf: URL(filePath: file)),
      as: UTF8.self
    )
    return text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
