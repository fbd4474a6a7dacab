import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// A quote that does not stand in its sentence is mended by the words nearest to it.
@Suite struct QuoteFixTests {
  private static let sentence = SentenceText(
    "Map HubSpot contacts to Salesforce leads, and use the company name for the account look-up."
  )

  private func nearest(_ quote: String) -> String? {
    var work = 1_000_000
    return Self.sentence.nearest(to: SentenceText(quote), &work)
  }

  @Test(arguments: [
    ("HubSpot contact to Salesforce", "HubSpot contacts to Salesforce"),
    ("hubspot contacts into Salesforce leads", "HubSpot contacts to Salesforce leads"),
    ("use the companys name", "use the company name"),
    (
      "use the company name for account look-up",
      "use the company name for the account look-up"
    ),
    ("the company name for an account lookup", "the company name for the account look-up"),
    ("use the firm name for the account look-up", "use the company name for the account look-up"),
  ])
  func `a letter or a word that differs is found`(_ quote: String, _ meant: String) {
    #expect(nearest(quote) == meant)
  }

  @Test(arguments: [
    "Map companies", "leave out contacts without a name", "to", "", "account owner",
  ])
  func `what says something else is not found`(_ quote: String) {
    #expect(nearest(quote) == nil)
  }

  @Test func `a search that is too long is not begun`() {
    var work = 100
    let quote = SentenceText("HubSpot contact to Salesforce")
    #expect(Self.sentence.nearest(to: quote, &work) == nil)
    #expect(work == 100)
  }

  @Test func `a quote that ends inside a word is widened`() {
    #expect(Self.sentence.widened(around: SentenceText("Spot contac")) == "HubSpot contacts")
  }

  private func fixes(_ patch: JSON) throws -> [Fix] {
    let file = RejectionFile(name: "changed", json: ["patch": patch])
    return try file.diagnostics().filter { $0.code == .M801 }.flatMap(\.fixes)
  }

  @Test func `words of another sentence cite that sentence`() throws {
    let found = try fixes([["op": "replace", "path": "/rules/5/because/0/s", "value": "S1"]])
    #expect(found.map(\.title) == ["cite S2"])
    let unknown = try fixes([["op": "replace", "path": "/rules/5/because/0/s", "value": "S9"]])
    #expect(unknown.map(\.title) == ["cite S2"])
  }

  @Test func `a near quote is likely, and one that differs by case is safe`() throws {
    func grades(_ quote: String) throws -> [Fix.Grade] {
      try fixes([["op": "replace", "path": "/rules/6/because/0/quote", "value": .string(quote)]])
        .map(\.grade)
    }
    #expect(try grades("Map contact to leads") == [.likely])
    #expect(try grades("map contacts to Leads") == [.safe])
    #expect(try grades("a") == [.likely])
    #expect(try grades("Sort them by age") == [])
  }
}
