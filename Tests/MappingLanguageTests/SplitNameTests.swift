import Diagnostics
import Records
import Testing

@testable import MappingLanguage

/// Where a sentence says how a name is split, that is offered, of the part that it says it of.
@Suite struct SplitNameTests {
  /// The patch that is offered, as its title and places; `nil` where none is.
  private func offered(_ part: String, _ sentence: String, quote: String) throws -> String? {
    let step: JSON = ["fn": "name_part", "part": .string(part)]
    let spec = try ProgramFixture.spec([
      "description": [["id": "S1", "text": .string(sentence)]],
      "rules": [
        [
          "target": "Title", "value": ["field": "name", "then": [step]],
          "because": [["s": "S1", "quote": .string(quote)]],
        ]
      ],
    ])
    let found = MappingChecker.check(
      spec,
      source: ProgramFixture.source,
      target: ProgramFixture.target,
      options: CheckOptions(specName: "test.json")
    ).diagnostics.filter { $0.code == .M708 }
    #expect(found.count == 1)
    return try found.first?.fixes.first.map { fix in
      let step = try JSON(parsing: fix.patch).array?.first?["value"]
      let places = ["from", "to"].map { step?[$0]?.number ?? "?" }
      return "\(fix.title): \(places.joined(separator: ".."))"
    }
  }

  private static let first = "take the first word: 0..0"
  private static let last = "take the last word: -1..-1"
  private static let butFirst = "take all but the first word: 1..-1"
  private static let butLast = "take all but the last word: 0..-2"

  private static let table: [(sentence: String, given: String?, family: String?)] = [
    (
      "The first name is everything up to the last blank, the last name is the rest.", butLast, nil
    ),
    ("The last word of the name is the surname.", nil, last),
    ("The first word is the first name and the last word is the last name.", first, last),
    (
      "The first name is the first word, the family name all after the first space.", first,
      butFirst
    ),
    (
      "The first name is all but the last word; the surname stands after the last blank.", butLast,
      last
    ),
    ("The last word is cut off, it is the surname.", nil, last),
    ("Split the name at the last blank: the first name stands before it.", nil, nil),
    ("The first name is not the first word.", nil, nil),
    ("The first name is the first word before the comma.", nil, nil),
    ("The first name stands before the comma.", nil, nil),
    ("The first name is everything up to the last word.", nil, nil),
    ("Take the first word.", first, first),
  ]

  @Test(arguments: table.indices)
  func `what the sentence says of the part is offered`(_ index: Int) throws {
    let (sentence, given, family) = Self.table[index]
    let quote = String(sentence.dropLast())
    #expect(try offered("given", sentence, quote: quote) == given)
    #expect(try offered("family", sentence, quote: quote) == family)
    #expect(try offered("middle", sentence, quote: quote) == nil)
  }

  @Test func `a quote that names no part is read with its sentence`() throws {
    let sentence = "The last word of the name is the surname."
    #expect(try offered("given", sentence, quote: "The last word of the name") == nil)
    #expect(try offered("family", sentence, quote: "The last word of the name") == Self.last)
  }
}
