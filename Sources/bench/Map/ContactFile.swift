import Foundation
import Records

/// Generated contacts as files: JSON Lines in HubSpot's envelope, and the same as CSV rows.
enum ContactFile {
  /// Bytes that are kept before they are written.
  private static let pieceMax = 1 << 20

  static func writeJSON(_ count: Int, seed: UInt64, to path: String) throws {
    var contacts = ContactGenerator(seed: seed)
    try write(to: path) { piece in
      guard contacts.made < count else { return false }
      json(contacts.next()).append(to: &piece)
      piece.append(UInt8(ascii: "\n"))
      return true
    }
  }

  /// A column for the id and one for every property; what is missing or null is an empty cell.
  static func writeCSV(_ count: Int, seed: UInt64, to path: String) throws {
    var contacts = ContactGenerator(seed: seed)
    try write(to: path) { piece in
      guard contacts.made < count else { return false }
      if contacts.made == 0 { append(["id"] + ContactGenerator.properties, to: &piece) }
      let contact = contacts.next()
      var cells = [contact.id]
      for name in ContactGenerator.properties {
        cells.append(contact.properties.first { $0.name == name }?.value.string ?? "")
      }
      append(cells, to: &piece)
      return true
    }
  }

  static func json(_ contact: ContactGenerator.Contact) -> JSON {
    let company: JSON = .members([
      "id": .string(contact.companyID), "type": .string("contact_to_company"),
    ])
    return .members([
      "id": .string(contact.id), "createdAt": .string("2024-01-02T03:04:05.678Z"),
      "archived": .bool(false),
      "properties": .object(
        JSONObject(contact.properties.map { JSONObject.Member($0.name, $0.value) })
      ),
      "associations": .members(["companies": .members(["results": .array([company])])]),
    ])
  }

  private static func append(_ cells: [String], to piece: inout [UInt8]) {
    for (column, cell) in cells.enumerated() {
      if column > 0 { piece.append(UInt8(ascii: ",")) }
      let isPlain = !cell.utf8.contains { ",\"\n\r".utf8.contains($0) }
      let text = isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
      piece.append(contentsOf: text.utf8)
    }
    piece.append(UInt8(ascii: "\n"))
  }

  private static func write(to path: String, _ more: (inout [UInt8]) -> Bool) throws {
    try Data().write(to: URL(filePath: path))
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? file.close() }
    var piece: [UInt8] = []
    while more(&piece) {
      guard piece.count > pieceMax else { continue }
      try file.write(contentsOf: Data(piece))
      piece.removeAll(keepingCapacity: true)
    }
    try file.write(contentsOf: Data(piece))
  }
}
