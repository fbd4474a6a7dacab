import Commands
import FoundationEssentials
import MappingLanguage
import Records
import Testing
import Workspace

/// The mappings of this repository: each is sound, and does what `mappings/README.md` says it does.
@Suite("The shipped mappings", .timeLimit(.minutes(10)))
struct ShippedMappingTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = WorkspaceFolder(repository.path)
  private static let names = MappingFolder.all(in: folder).map(\.name)

  /// What is worth a warning and is meant.
  private static let warnings = [
    // Mailchimp's identifier of a member is an MD5.
    "hubspot-contacts-to-mailchimp-members": ["M604"],
    // Salesforce takes a lead source that is no option of its open picklist.
    "hubspot-contacts-to-salesforce-leads": ["M303"],
  ]

  private static func files(_ name: String) -> MappingFolder {
    MappingFolder(name: name, in: folder)
  }

  private static func spec(_ name: String) throws -> MappingSpec {
    let bytes = try WorkspaceFolder.bytes(at: files(name).specPath)
    return try MappingSpec(parsing: bytes, source: name)
  }

  /// The tests of the spec and the cases beside it.
  private static func tests(_ name: String) throws -> [SpecTest] {
    try spec(name).tests
      + SpecTest.cases(parsing: files(name).cases, source: name).cases.map(\.test)
  }

  /// A command in a workspace that holds the shipped mappings and catalogs, and no journal.
  private func run(_ words: String...) async throws -> TestWorkspace.Screen {
    let path = FileManager.default.temporaryDirectory.path + "/crosswalk-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in [WorkspaceFolder.configurationName, "mappings", "samples"] {
      try FileManager.default.copyItem(
        atPath: Self.folder.path + "/" + name,
        toPath: path + "/" + name
      )
    }
    return await TestWorkspace(folder: path, url: "").run(words)
  }

  @Test(arguments: names)
  func `passes its check, its tests and its cases`(_ name: String) async throws {
    let screen = try await run("test-mapping", name, "--json")
    #expect(screen.status == .done, "\(screen.all)")
    let found = try JSON(parsing: screen.output)
    #expect(found["failures"]?.array == [], "\(screen.output)")
    #expect(found["tests"]?.int == (try Self.tests(name)).count)
    let warnings = (found["problems"]?.array ?? []).filter { $0["severity"]?.string != "note" }
    #expect(warnings.compactMap { $0["code"]?.string } == Self.warnings[name] ?? [], "\(warnings)")
    #expect((found["derived"]?.array ?? []).count > 5, "\(name) has edges")
    #expect(found["derived_not_tried"] == 0)
  }

  @Test(arguments: names)
  func `counts the hits of every filter`(_ name: String) async throws {
    let screen = try await run("test-mapping", name, "--json")
    let tests = try Self.tests(name)
    let expected = try Self.spec(name).filters.map { filter -> JSON in
      let hits = tests.filter { $0.expect.by == filter.id && $0.expect.code == nil }.count
      return ["id": .string(filter.id), "hits": .integer(hits)]
    }
    #expect(try JSON(parsing: screen.output)["filters"]?.array == expected)
    #expect(expected.allSatisfy { $0["hits"] != 0 }, "\(expected)")
    let shown = try await run("test-mapping", name).output
    for filter in expected {
      let (id, hits) = (filter["id"]?.string ?? "", filter["hits"]?.int ?? 0)
      #expect(shown.contains("filter \(id) ended \(hits) test\(hits == 1 ? "" : "s")\n"))
    }
  }

  @Test(arguments: names)
  func `says in its description what its spec answers`(_ name: String) throws {
    let text = try WorkspaceFolder.text(at: Self.files(name).descriptionPath)
    let sentences = try Self.spec(name).description.map(\.text)
    #expect(text == sentences.joined(separator: " ") + "\n")
  }

  // MARK: The table of mappings/README.md

  private struct Row: Sendable {
    let title: String
    let mapping: String
    /// Rules, filters, variables and look-ups.
    let places: [String]
    let cases: [String]
  }

  private static func rows() throws -> [Row] {
    let text = try WorkspaceFolder.text(at: folder.mappingsPath + "/README.md")
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { String($0.drop { $0 == " " }) }
      guard cells.count == 4, let mapping = quoted(cells[1], by: "`").first else { return nil }
      return Row(
        title: cells[0],
        mapping: mapping,
        places: quoted(cells[2], by: "`"),
        cases: quoted(cells[3], by: "\"")
      )
    }
  }

  /// What stands between pairs of a mark.
  private static func quoted(_ text: String, by mark: Character) -> [String] {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
  }

  @Test func `proves every line of the table with a place and a case that exist`() throws {
    let rows = try Self.rows()
    #expect(rows.count >= Self.names.count)
    for row in rows {
      try #require(Self.names.contains(row.mapping), "\(row.title): no mapping \(row.mapping)")
      let spec = try Self.spec(row.mapping)
      let places = Set(
        spec.rules.map(\.id) + spec.filters.map(\.id) + spec.variables.map(\.name)
          + spec.lookups.map(\.name)
      )
      let cases = Set(try Self.tests(row.mapping).map(\.name))
      #expect(!row.places.isEmpty && !row.cases.isEmpty, "\(row.title): say where")
      for place in row.places { #expect(places.contains(place), "\(row.title): no \(place)") }
      for name in row.cases { #expect(cases.contains(name), "\(row.title): no case \(name)") }
    }
  }
}
