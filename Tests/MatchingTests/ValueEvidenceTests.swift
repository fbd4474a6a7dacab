import Records
import Testing

@testable import Matching

@Suite struct ValueEvidenceTests {
  @Test(arguments: [
    ("ada@example.com", ValueShape.email), ("a@b", .text), ("https://example.org/x", .url),
    ("www.example.net", .url), ("2026-03-01", .day), ("01.03.2026", .day), ("3/1/26", .day),
    ("2026-03-01T10:00:00Z", .instant), ("+49 30 5550100", .phone), ("(202) 555-0123", .phone),
    ("12", .integer), ("12.50", .decimal), ("-3", .decimal), ("true", .flag), ("No", .flag),
    ("DE", .code), ("EUR", .code), ("003x0000012AbC", .identifier), ("Kiel", .text),
  ])
  func `sees what a value looks like`(_ text: String, _ shape: ValueShape) {
    #expect(ValueShape(of: text) == shape)
  }

  private static func catalog(_ names: [String]) -> Catalog {
    Catalog(
      system: "file",
      object: "rows",
      label: "rows",
      fields: names.map { CatalogField($0, type: .text) }
    )
  }

  private static let people = Catalog(
    system: "hubspot",
    object: "contacts",
    label: "Contacts",
    fields: [
      CatalogField("email", type: .email), CatalogField("phone", type: .phone),
      CatalogField("website", type: .url), CatalogField("company", type: .text),
    ]
  )

  private static func records(_ rows: [[String: String]]) throws -> [JSON] {
    rows.map { row in
      .object(JSONObject(row.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }))
    }
  }

  @Test func `values find what a name does not say`() throws {
    let source = Self.catalog(["Feld 7", "Feld 8"])
    let records = try Self.records([
      ["Feld 7": "ada@example.com", "Feld 8": "Kiel"],
      ["Feld 7": "bob@example.org", "Feld 8": "Bonn"],
    ])
    #expect(FieldMatcher(source: source, target: Self.people).candidates().isEmpty)
    let matcher = FieldMatcher(
      source: source,
      target: Self.people,
      sourceValues: FieldValues(source, records: records)
    )
    let found = try #require(matcher.candidates().first)
    #expect(found.target == "email")
    #expect(found.matches.first?.source == "Feld 7")
    #expect(found.matches.first?.reason.contains("values are e-mail addresses") ?? false)
  }

  @Test func `values contradict a name`() throws {
    let source = Self.catalog(["phone", "contact"])
    let records = try Self.records([
      ["phone": "ada@example.com", "contact": "+49 30 5550100"],
      ["phone": "bob@example.org", "contact": "+49 30 5550101"],
    ])
    let named = FieldMatcher(source: source, target: Self.people)
    #expect(named.oneToOne().contains { $0.source == "phone" && $0.target == "phone" })
    let matcher = FieldMatcher(
      source: source,
      target: Self.people,
      sourceValues: FieldValues(source, records: records)
    )
    #expect(!matcher.oneToOne().contains { $0.source == "phone" && $0.target == "phone" })
  }

  @Test func `values that both sides hold speak for a pair`() throws {
    let source = Self.catalog(["group", "other"])
    let target = Self.catalog(["segment"])
    let left = try Self.records(
      ["gold", "silver", "bronze", "lead"].map { ["group": $0, "other": "x" + $0] }
    )
    let right = try Self.records(["gold", "silver", "bronze"].map { ["segment": $0] })
    func score(_ matcher: FieldMatcher) -> Double {
      matcher.candidates(forTarget: "segment").first { $0.source == "group" }?.score ?? 0
    }
    let plain = FieldMatcher(source: source, target: target)
    let told = FieldMatcher(
      source: source,
      target: target,
      sourceValues: FieldValues(source, records: left),
      targetValues: FieldValues(target, records: right)
    )
    #expect(score(told) >= score(plain))
    #expect(told.candidates(forTarget: "segment").first?.source == "group")
  }
}
