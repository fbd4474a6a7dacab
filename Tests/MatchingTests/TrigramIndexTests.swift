import Testing

@testable import Matching

@Suite struct TrigramIndexTests {
  @Test func `the index says of all words what a comparison says of two`() {
    let words = ["company", "companyName", "last_name", "", "a", "Straße"]
    let pieces = words.map(Trigrams.sorted)
    let index = TrigramIndex(pieces)
    for word in pieces {
      #expect(
        index.similarities(to: word) == pieces.map { Trigrams.similarity(word, $0) }
      )
    }
    #expect(index.similarities(to: pieces[0])[1] > 0.6)
  }
}
