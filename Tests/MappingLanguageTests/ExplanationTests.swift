import Foundation
import MappingLanguage
import Records
import Testing

/// The pages of `explain-mapping`, whole.
@Suite struct ExplanationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let repository = folder.deletingLastPathComponent().deletingLastPathComponent()

  private func frozen(_ name: String) throws -> String {
    let url = Self.folder.appending(path: "Explanations/\(name).txt")
    return String(decoding: try Data(contentsOf: url), as: UTF8.self)
  }

  private func json(_ path: String) throws -> JSON {
    try JSON(parsing: Array(try Data(contentsOf: Self.repository.appending(path: path))))
  }

  @Test func `the story's mapping is explained from its program to what is invalid`() throws {
    let name = "hubspot-contacts-to-salesforce-leads"
    let explanation = MappingExplanation(
      of: try MappingSpec(json: json("mappings/\(name)/mapping.json"), source: name),
      source: Catalog(json: try json("samples/catalogs/hubspot.contacts.json")),
      target: Catalog(json: try json("samples/catalogs/salesforce.Lead.json"))
    )
    #expect(explanation.text == (try frozen(name)), "\(explanation.text)")
  }

  @Test func `every kind of part has its words`() throws {
    let spec = try MappingSpec(
      parsing: RejectionFile.bytes("../Explanations/everything.json"),
      source: "everything"
    )
    let explanation = MappingExplanation(
      of: spec,
      source: try RejectionFile.catalog("Base/source.json"),
      target: try RejectionFile.catalog("Base/target.json")
    )
    #expect(explanation.text == (try frozen("everything")), "\(explanation.text)")
    #expect(explanation.json["explanation"]?.string == explanation.text)
    #expect(explanation.json["program"]?.array?.count == spec.programLines.count)
    #expect(explanation.json["consequences"]?.array?.count == explanation.consequences.count)
  }

  @Test func `without catalogs it says what it does not know`() throws {
    let json = try RejectionFile.document("Example/standard.spec.json")
    let spec = try MappingSpec(json: json, source: "mapping.json")
    let explanation = MappingExplanation(of: spec, source: nil, target: nil)
    #expect(explanation.text == (try frozen("standard")), "\(explanation.text)")
    #expect(explanation.text.contains("The catalog of salesforce Lead"))
  }

  @Test func `the defaults of the spec are named with their exceptions`() throws {
    let text = try BaseExplanation.explanation([
      ["op": "add", "path": "/source/read", "value": ["trim": false, "blank_as_null": false]],
      ["op": "add", "path": "/defaults/locale", "value": "en"],
      ["op": "add", "path": "/defaults/write", "value": "if_empty"],
      ["op": "add", "path": "/rules/3/on_error", "value": "null"],
      ["op": "add", "path": "/rules/4/write", "value": "always"],
    ]).text
    for line in [
      "Texts are not trimmed when they are read, but when written; blanks alone count as a value"
        + " until they are written.",
      "Where a rule has no value, what the target holds stays. Otherwise: r1, r2 and r3 (the record"
        + " is invalid).",
      "Where a rule fails, the record is invalid. Otherwise: r4 (it counts as empty).",
      "A rule writes only where the target holds nothing. Otherwise: r1 and r5 (it writes whatever"
        + " the target holds).",
      "The time zone is UTC where a step names none.",
      "Telephone numbers without a calling code belong to US.",
      "Names of months, days and countries are written in the language en.",
    ] {
      #expect(text.contains("\n  \(line)\n"), "\(line)\n\(text)")
    }
  }

  @Test(arguments: [
    ("omit", "the field is left out"), ("write_null", "null is sent"),
    ("reject_record", "the record is invalid"),
  ])
  func `what is created holds nothing that could stay or be erased`(
    policy: String,
    words: String
  ) throws {
    let explanation = try BaseExplanation.explanation([
      ["op": "replace", "path": "/target/operation", "value": "insert"],
      ["op": "replace", "path": "/target/key", "value": []],
      ["op": "replace", "path": "/defaults/on_null", "value": .string(policy)],
      ["op": "add", "path": "/defaults/write", "value": "if_empty"],
    ])
    #expect(explanation.text.contains("Empty: \(words). Wrong: the record is invalid."))
    #expect(explanation.text.contains("Where a rule has no value, \(words)."))
    #expect(!explanation.text.contains("the target holds"), "\(explanation.text)")
    #expect(!explanation.consequences.contains { $0.kind == .loss })
  }

  @Test(
    arguments: [
      (["const": "Web"], false),
      (["field": "city", "then": [["fn": "default", "value": "Rome"]]], false),
      (["field": "city"], true),
      (["const": "Web", "then": [["fn": "null_if", "values": ["Web"]]]], true),
    ] as [(JSON, Bool)]
  )
  func `of a value that cannot be empty nothing is said about empty`(
    _ value: JSON,
    _ mayBeEmpty: Bool
  ) throws {
    let text = try BaseExplanation.explanation([
      ["op": "replace", "path": "/rules/6/value", "value": value]
    ]).text
    let lines = text.split(separator: "\n").drop { !$0.hasPrefix("  r7  ") }.prefix(3)
    #expect(lines.contains { $0.contains("Empty: ") } == mayBeEmpty, "\(lines)")
    #expect(lines.contains { $0.contains("Wrong: ") }, "\(lines)")
  }

  @Test func `fields to be read as texts are named once for each policy`() throws {
    let explanation = try BaseExplanation.explanation([
      ["op": "add", "path": "/rules/3/on_error", "value": "hold_record"]
    ])
    let named = explanation.consequences.filter { $0.text == BaseExplanation.unreadable }
    #expect(named.map(\.kind) == [.held, .refused])
    #expect(named.map(\.by) == ["r4", "f1 to r3 and r5 to r7"])
  }
}
