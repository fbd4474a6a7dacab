import Fuzzing
import Records
import Testing

@Suite("Mutated documents")
struct TreeMutationTests {
  private static let document: JSON = [
    "a": [1, "two", [:]], "b": ["c": nil, "d/e": ["~"]], "f": .number("1.50"),
  ]

  @Test(arguments: UInt64(0)..<200) func `are JSON, and the same for the same seed`(
    seed: UInt64
  ) throws {
    var first = TreeMutation(seed: seed, words: ["word"])
    var second = TreeMutation(seed: seed, words: ["word"])
    for _ in 0..<10 {
      let mutated = first.mutated(Self.document)
      #expect(try JSON(parsing: mutated.bytes()).bytes() == mutated.bytes())
      #expect(second.mutated(Self.document) == mutated)
    }
  }

  @Test func `are of many kinds, and use the words`() {
    var mutation = TreeMutation(seed: 7, words: ["word"])
    let texts = (0..<500).map { _ in mutation.mutated(Self.document).text() }
    #expect(Set(texts).count > 300)
    #expect(
      texts.contains { $0.contains("\"word\":") } && texts.contains { $0.contains(":\"word\"") }
    )
    #expect(texts.contains { $0.utf8.count < 20 } && texts.contains { $0.utf8.count > 100 })
  }

  @Test func `crossed with another hold a part of it`() {
    var mutation = TreeMutation(seed: 7)
    let donor: JSON = ["x": ["only here"]]
    let texts = (0..<50).map { _ in mutation.crossed(Self.document, with: donor).text() }
    #expect(texts.allSatisfy { $0.contains("only here") })
    #expect(texts.contains { $0.contains("two") && $0.contains("~") })
  }
}
