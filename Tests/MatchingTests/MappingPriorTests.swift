import Records
import Testing

@testable import Matching

@Suite struct MappingPriorTests {
  private static func catalog(_ system: String, _ names: [String]) -> Catalog {
    Catalog(
      system: system,
      object: "rows",
      label: "rows",
      fields: names.map { CatalogField($0, type: .text) }
    )
  }

  @Test func `what was mapped before comes first, however it is written`() throws {
    let source = Self.catalog("file", ["Zone", "Region"])
    let target = Self.catalog("salesforce", ["Territory__c"])
    let prior = MappingPrior([("properties.zone", "territory__c", 3)])
    let matcher = FieldMatcher(source: source, target: target, prior: prior)
    let best = try #require(matcher.candidates(forTarget: "Territory__c").first)
    #expect(best.source == "Zone")
    #expect(best.score >= FieldMatcher.confidentScoreMin)
    #expect(best.reason.contains("mapped so before"))
  }

  @Test func `words that stood for each other do so in other names`() {
    let source = Self.catalog("file", ["plan_zorp", "city"])
    let target = Self.catalog("salesforce", ["PlanGrade__c", "City"])
    let prior = MappingPrior([("zorp_level", "Level_Grade__c", 1)])
    func score(_ prior: MappingPrior) -> Double {
      FieldMatcher(source: source, target: target, prior: prior)
        .candidates(forTarget: "PlanGrade__c").first { $0.source == "plan_zorp" }?.score ?? 0
    }
    #expect(score(prior) > score(MappingPrior()) + 0.1)
  }

  @Test func `a copy that contradicts names is doubted, and no other`() throws {
    let source = Self.catalog("file", ["email", "city", "fax", "first_name"])
    let target = Self.catalog("hubspot", ["email", "firstname", "city"])
    let matcher = FieldMatcher(source: source, target: target)
    let doubts = matcher.doubts(about: [("fax", "email"), ("first_name", "firstname")])
    let doubt = try #require(doubts.first)
    #expect(doubts.count == 1)
    #expect(doubt.source == "fax")
    #expect(doubt.target == "email")
    #expect(doubt.better.source == "email")
    #expect(matcher.doubts(about: [("email", "email"), ("city", "city")]).isEmpty)
    #expect(matcher.doubts(about: [("nope", "email"), ("city", "nope")]).isEmpty)
    let approved = MappingPrior([("fax", "email", 1)])
    let told = FieldMatcher(source: source, target: target, prior: approved)
    #expect(told.doubts(about: [("fax", "email")]).isEmpty)
  }
}
