import Foundation
import Records
import Testing

@testable import bench

@Suite("Generated contacts", .timeLimit(.minutes(10)))
struct ContactFileTests {
  private static let count = 2000
  private let folder = TestFolder()

  private func lines(seed: UInt64) throws -> [[UInt8]] {
    let path = folder.file("\(seed)-\(UUID().uuidString).jsonl")
    try ContactFile.writeJSON(Self.count, seed: seed, to: path)
    var file = try LineFile(path)
    var lines: [[UInt8]] = []
    while let line = try file.next() { lines.append(line) }
    return lines
  }

  @Test func `follow from their seed`() throws {
    let once = try lines(seed: 1)
    #expect(once.count == Self.count)
    #expect(try lines(seed: 1) == once)
    #expect(try lines(seed: 2) != once)
  }

  @Test func `have the size of real ones`() throws {
    let size = try lines(seed: 1).reduce(0) { $0 + $1.count + 1 } / Self.count
    #expect((1000...1200).contains(size), "\(size)")
  }

  @Test func `have every property as a text, as null, and not at all`() throws {
    let contacts = try lines(seed: 1).map { try JSON(parsing: $0) }
    for name in ContactGenerator.properties.filter({
      !["hs_object_id", "lastmodifieddate"].contains($0)
    }) {
      let values = contacts.map { $0["properties"]?[name] }
      #expect(values.contains { $0?.string?.isEmpty == false }, "\(name)")
      #expect(values.contains { $0?.isNull == true }, "\(name)")
      if name != "createdate" { #expect(values.contains(nil), "\(name)") }
    }
  }

  @Test func `have reserved telephone numbers and domains only`() throws {
    let properties = try lines(seed: 1).compactMap { try JSON(parsing: $0)["properties"] }
    let numbers = properties.flatMap { [$0["phone"]?.string, $0["mobilephone"]?.string] }
    for number in numbers.compactMap({ $0 }) {
      let digits = number.filter(\.isNumber)
      guard digits.count > 7 else { continue }
      let isReserved = digits.contains("55501") || digits.contains("79460")
      #expect(isReserved, "\(number)")
    }
    let mails = properties.compactMap { $0["email"]?.string?.lowercased() }
    let ends = Set(mails.compactMap { $0.split(separator: "@").last?.filter { $0 != " " } })
    #expect(ends == ["example.com", "example.org", "mail.example.net"])
  }

  @Test func `are the same as CSV`() throws {
    let path = folder.file("rows.csv")
    try ContactFile.writeCSV(Self.count, seed: 1, to: path)
    let reader = try CSVReader(Array(try Data(contentsOf: URL(filePath: path))), source: path)
    let contacts = try lines(seed: 1)
    var rows = 0
    for row in reader {
      guard case .record(let record) = row else {
        Issue.record("\(row)")
        continue
      }
      let contact = try JSON(parsing: contacts[rows])
      let cells = try JSON(parsing: record.json)
      #expect(cells["id"] == contact["id"])
      for name in ContactGenerator.properties {
        let cell = cells[name]?.string ?? ""
        #expect(cell == contact["properties"]?[name]?.string ?? "", "\(name)")
      }
      rows += 1
    }
    #expect(rows == Self.count)
  }
}
