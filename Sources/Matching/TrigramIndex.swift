/// Which of many words have which three-byte pieces.
struct TrigramIndex: Sendable {
  private var places: [UInt32: [Int]] = [:]
  /// How many pieces each word has.
  private let counts: [Int]

  /// The pieces of each word, each once.
  init(_ words: [[UInt32]]) {
    counts = words.map(\.count)
    for (place, pieces) in words.enumerated() {
      for piece in pieces { places[piece, default: []].append(place) }
    }
  }

  /// Twice what a word shares with each of the words over what both have: 0 to 1.
  func similarities(to pieces: [UInt32]) -> [Double] {
    var shared = [Int](repeating: 0, count: counts.count)
    for piece in pieces {
      guard let places = places[piece] else { continue }
      for place in places { shared[place] += 1 }
    }
    return counts.indices.map { place in
      let all = pieces.count + counts[place]
      return all == 0 ? 0 : 2 * Double(shared[place]) / Double(all)
    }
  }
}
