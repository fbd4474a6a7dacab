/// What is known from mappings that people approved: which fields were copied into which.
package struct MappingPrior: Sendable {
  struct WordPair: Hashable, Sendable {
    let source: String
    let target: String
  }

  private struct NamePair: Hashable {
    let source: [UInt8]
    let target: [UInt8]
  }

  /// Words that stood for each other, in an order that does not change.
  private(set) var words: [WordPair] = []
  private var counts: [NamePair: Int] = [:]

  package var isEmpty: Bool { counts.isEmpty }

  /// Pairs of a source and a target field's API names, and how often each was mapped.
  package init(_ pairs: [(source: String, target: String, count: Int)] = []) {
    var reader = FieldWords()
    var learned: Set<WordPair> = []
    for pair in pairs where pair.count > 0 {
      counts[Self.names(pair.source, pair.target), default: 0] += pair.count
      let source = reader.of(FieldNamePath(pair.source).leaf)
      let target = reader.of(FieldNamePath(pair.target).leaf)
      let left = source.filter { !target.contains($0) }
      let right = target.filter { !source.contains($0) }
      // Only where one word is left on each side do the two clearly stand for each other.
      if left.count == 1, right.count == 1 {
        learned.insert(WordPair(source: left[0], target: right[0]))
      }
    }
    words = learned.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
  }

  /// How often the two were mapped, whatever their paths, cases and separators.
  func count(_ source: String, _ target: String) -> Int {
    counts.isEmpty ? 0 : counts[Self.names(source, target)] ?? 0
  }

  /// What a score becomes for a pair that was mapped before.
  static func raised(_ score: Double, by count: Int) -> Double {
    guard count > 0 else { return score }
    return score + (1 - score) * (0.9 - 0.3 / Double(count))
  }

  private static func names(_ source: String, _ target: String) -> NamePair {
    NamePair(source: folded(source), target: folded(target))
  }

  private static func folded(_ name: String) -> [UInt8] {
    FieldNamePath(name).leaf.utf8.compactMap { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        byte
      default: nil
      }
    }
  }
}
