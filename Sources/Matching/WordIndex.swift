/// Numbers for words, so that thousands of fields can be compared quickly.
struct WordIndex {
  private(set) var words: [String] = []
  private(set) var weights: [Double] = []
  private var ids: [String: Int] = [:]

  mutating func bag(_ tokens: [String]) -> TokenBag {
    let ids = tokens.map { id(of: $0) }
    return TokenBag(ids: ids, total: ids.reduce(0) { $0 + weights[$1] })
  }

  /// The word's number; a long word that is spelled almost like a known one gets that one's.
  private mutating func id(of word: String) -> Int {
    if let id = ids[word] { return id }
    let near = word.utf8.count < 6 ? nil : nearest(to: word)
    let id = near ?? words.count
    if near == nil {
      words.append(word)
      weights.append(Vocabulary.weight(of: word))
    }
    ids[word] = id
    return id
  }

  private func nearest(to word: String) -> Int? {
    let trigrams = Trigrams(word)
    var best: (id: Int, similarity: Double)?
    for (id, other) in words.enumerated() {
      guard other.utf8.count >= 6, abs(other.utf8.count - word.utf8.count) <= 3 else { continue }
      let similarity = trigrams.similarity(to: Trigrams(other))
      if similarity >= 0.7, similarity > best?.similarity ?? 0 { best = (id, similarity) }
    }
    return best?.id
  }
}
