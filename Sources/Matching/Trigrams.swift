/// The three-byte pieces of a word, with its ends marked.
struct Trigrams {
  private let pieces: Set<UInt32>

  init(_ word: String) {
    let bytes = [UInt8(ascii: " ")] + Array(word.utf8) + [UInt8(ascii: " ")]
    var pieces: Set<UInt32> = []
    for index in 0..<max(0, bytes.count - 2) {
      pieces.insert(
        UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      )
    }
    self.pieces = pieces
  }

  /// Twice what both share over both: 0 to 1.
  func similarity(to other: Trigrams) -> Double {
    let all = pieces.count + other.pieces.count
    return all == 0 ? 0 : 2 * Double(pieces.intersection(other.pieces).count) / Double(all)
  }
}
