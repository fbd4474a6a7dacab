import Foundation
import MappingLanguage
import Records
import Testing

/// `Specs.md`, the page on the form of a spec: its examples and its tables of keys.
struct SpecPage {
  /// A row of a table of keys.
  struct Row {
    let keys: [String]
    /// The words that may stand there, where the key takes one of a few.
    let words: [String]
    let isNeeded: Bool
  }

  /// A document, and the place in it that an example shows.
  struct Specimen {
    let document: JSON
    let place: JSONPointer

    var json: JSON? { document[place] }
  }

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private let text: String

  init() throws {
    let path = "Sources/crosswalk/Documentation.docc/Specs.md"
    text = String(decoding: try Self.bytes(path), as: UTF8.self)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: repository.appending(path: path)))
  }

  // MARK: Examples

  /// The blocks of one kind, in order.
  func blocks(_ kind: String) throws -> [JSON] {
    let parts = text.split(separator: "\n```", omittingEmptySubsequences: false)
    return try parts.filter { $0.hasPrefix(kind + "\n") }
      .map { try JSON(parsing: String($0.dropFirst(kind.count))) }
  }

  /// The blocks that are a spec.
  func specs() throws -> [JSON] { try blocks("json").filter { $0["mapping"] != nil } }

  /// The blocks that are a piece of a spec.
  func pieces() throws -> [JSON] {
    try blocks("json").filter {
      $0["mapping"] == nil && $0["diagnostics"] == nil && $0.array == nil
    }
  }

  /// The specs of the page, and the piece that each other block is of a shipped mapping.
  func specimens() throws -> [Specimen] {
    let shipped = try Self.shippedMappings()
    let pieces = try pieces().compactMap { piece in
      let wanted = piece.text(.canonical)
      return shipped.lazy.compactMap { document in
        Self.places(in: document) { $0.text(.canonical) == wanted }.first
          .map { Specimen(document: document, place: $0) }
      }.first
    }
    return try specs().map { Specimen(document: $0, place: JSONPointer()) } + pieces
  }

  static func shippedMappings() throws -> [JSON] {
    let folder = repository.appending(path: "mappings")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { !$0.contains(".") }
      .map { try JSON(parsing: bytes("mappings/\($0)/mapping.json")) }
  }

  /// The places of all objects that `isWanted`, outermost first.
  static func places(
    in json: JSON,
    at place: JSONPointer = JSONPointer(),
    where isWanted: (JSON) -> Bool
  ) -> [JSONPointer] {
    switch json {
    case .null, .bool, .number, .string: return []
    case .array(let items):
      return items.enumerated().flatMap {
        places(in: $1, at: place.appending($0), where: isWanted)
      }
    case .object(let object):
      return (isWanted(json) ? [place] : [])
        + object.members.flatMap {
          places(in: $0.value, at: place.appending($0.name), where: isWanted)
        }
    }
  }

  // MARK: Tables

  /// The cells of the tables with a heading of their own, by the heading, without their first line.
  private func tables() -> [String: [[Substring]]] {
    var tables: [String: [[Substring]]] = [:]
    var heading = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") { heading = String(line.drop { $0 == "#" || $0 == " " }) }
      guard line.hasPrefix("| "), !line.hasPrefix("| ---") else { continue }
      tables[heading, default: []].append(line.split(separator: "|"))
    }
    return tables.mapValues { Array($0.dropFirst()) }
  }

  /// The rows of each table of keys, by what messages call the thing.
  func forms() -> [String: [Row]] {
    var forms: [String: [Row]] = [:]
    for (heading, lines) in tables() where lines.allSatisfy({ $0.count == 3 }) {
      let name = heading.prefix(1).lowercased() + heading.dropFirst()
      forms[name] = lines.map { cells in
        Row(
          keys: Self.quoted(cells[0]),
          words: Self.quoted(cells[1]),
          isNeeded: cells[2] == " needed "
        )
      }
    }
    return forms
  }

  /// What may be there at most, by what messages call it.
  func limits() throws -> [String: Int] {
    let lines = try #require(tables()["Limits"])
    let pairs = lines.compactMap { cells -> (String, Int)? in
      guard cells.count == 2, let max = Int(cells[1].filter { $0 != " " }) else { return nil }
      return (cells[0].trimmingCharacters(in: .whitespaces), max)
    }
    try #require(pairs.count == lines.count)
    return Dictionary(pairs) { $1 }
  }

  /// The keys of a diagnostic in a report.
  func reportKeys() -> [String] { (tables()["Reports"] ?? []).flatMap { Self.quoted($0[0]) } }

  /// What stands between back-quotes.
  private static func quoted(_ cell: Substring) -> [String] {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }
}
