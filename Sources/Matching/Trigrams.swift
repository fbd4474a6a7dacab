/// The three-byte pieces of a word, with its ends marked.
struct Trigrams {
  private let pieces: Set<UInt32>

  init(_ word: String) {
    pieces = Set(Self.pieces(Array(word.utf8)))
  }

  /// Twice what both share over both: 0 to 1.
  func similarity(to other: Trigrams) -> Double {
    let all = pieces.count + other.pieces.count
    return all == 0 ? 0 : 2 * Double(pieces.intersection(other.pieces).count) / Double(all)
  }

  /// The pieces of the letters and digits of a text in small letters, in order, each once.
  static func sorted(of text: String) -> [UInt32] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        bytes.append(byte)
      default: break
      }
    }
    var pieces = pieces(bytes)
    pieces.sort()
    var count = 0
    for piece in pieces where count == 0 || pieces[count - 1] != piece {
      pieces[count] = piece
      count += 1
    }
    pieces.removeLast(pieces.count - count)
    return pieces
  }

  /// Twice what two sorted lists share over both: 0 to 1.
  static func similarity(_ left: [UInt32], _ right: [UInt32]) -> Double {
    let all = left.count + right.count
    guard all > 0 else { return 0 }
    var shared = 0
    var (first, second) = (0, 0)
    while first < left.count, second < right.count {
      if left[first] == right[second] {
        shared += 1
        first += 1
        second += 1
      } else if left[first] < right[second] {
        first += 1
      } else {
        second += 1
      }
    }
    return 2 * Double(shared) / Double(all)
  }

  private static func pieces(_ word: [UInt8]) -> [UInt32] {
    let bytes = [UInt8(ascii: " ")] + word + [UInt8(ascii: " ")]
    var pieces: [UInt32] = []
    for index in 0..<max(0, bytes.count - 2) {
      pieces.append(
        UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2])
      )
    }
    return pieces
  }
}
