import Records
import TestSupport
import Testing

@testable import StandIn

/// How much work one sentence may take: counted in steps, never in seconds.
@Suite(.serialized, .computing) struct ReadingEffortTests {
  private static func surroundings() throws -> Surroundings {
    Surroundings(
      source: try Workbench.catalog("hubspot.contacts"),
      target: try Workbench.catalog("salesforce.Lead")
    )
  }

  private static func reader(_ sentence: String) throws -> SentenceReader {
    SentenceReader(sentence, in: try surroundings())
  }

  /// Just under the limit of words, with joints that could each end a clause.
  private static let long = [
    String(repeating: "copy the name to Name and ", count: 32) + "copy the name",
    String(repeating: "if the phone or the fax is empty, or ", count: 19) + "skip it",
    String(repeating: "the city, the country, ", count: 32) + "go over",
  ]

  @Test(arguments: long)
  func `a long sentence that backtracks stays within its steps`(_ sentence: String) throws {
    let count = Token.tokens(of: sentence).count
    #expect((170...ReadingEffort.tokensMax).contains(count), "\(count)")
    let reader = try Self.reader(sentence)
    let result = reader.result()
    // What is not allowed any more returns at once: a few steps beyond the bound are counted.
    #expect(reader.steps > 10_000)
    if reader.steps > ReadingEffort.stepsMax { #expect(result.unread == [sentence]) }
    #expect(reader.steps < 4 * ReadingEffort.stepsMax, "\(reader.steps)")
  }

  @Test func `a sentence of more words is not read at all`() throws {
    let sentence = String(repeating: "copy the name to Name and ", count: 40) + "copy the name"
    let reader = try Self.reader(sentence)
    #expect(reader.result().unread == [sentence])
    #expect(reader.steps == 0)
  }

  @Test func `a sentence of usual length takes a small part of what is allowed`() throws {
    let reader = try Self.reader(
      "Set rating to 'Hot' if the lifecycle stage is 'Opportunity' and the phone is not empty."
    )
    #expect(reader.result().isWhole)
    #expect(reader.steps < ReadingEffort.stepsMax / 4, "\(reader.steps)")
  }
}
