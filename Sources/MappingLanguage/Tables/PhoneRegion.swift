import Patterns

/// How telephone numbers of one region are dialled, how long they are and which are in use.
struct PhoneRegion: Sendable {
  /// What a length says of a number.
  enum Length: Hashable, Sendable {
    case possible
    /// Only inside a town, without its area code.
    case local
    case tooShort
    case tooLong
    /// Between two lengths that are possible.
    case impossible
  }

  /// ISO 3166-1, two letters; `001` for numbers of no country.
  let code: String
  let callingCode: [UInt8]
  /// Its place among the regions of its calling code.
  let order: Int
  /// Whether its lengths and formats hold for all regions of the calling code.
  let isMain: Bool
  /// What tells its numbers from those of other regions with the same calling code.
  let leadingDigits: TablePattern?
  /// What is dialled before a foreign number.
  let internationalPrefix: TablePattern?
  let nationalPrefix: [UInt8]
  /// The prefix as it is recognised, with what a carrier wants before or after it.
  let parsedPrefix: TablePattern?
  /// What comes in the place of the prefix; `nil` is nothing.
  let prefixReplacement: PhoneTemplate?
  private let lengths: Set<Int>
  private let localLengths: Set<Int>
  /// Every number of its numbering plan.
  let general: TablePattern
  /// Numbers of a kind that is in use.
  let valid: TablePattern
  /// Formats inside the country and abroad; empty for a region that is not main.
  var nationalFormats: [PhoneFormat] = []
  var internationalFormats: [PhoneFormat] = []

  func length(_ digits: [UInt8]) -> Length {
    let count = digits.count
    if localLengths.contains(count) { return .local }
    if lengths.contains(count) { return .possible }
    guard let least = lengths.min(), let most = lengths.max() else { return .impossible }
    return count < least ? .tooShort : count > most ? .tooLong : .impossible
  }

  /// One line of the table; `nil` for any other text.
  init?(_ line: Substring) {
    let words = line.split(separator: " ").map { $0 == "-" ? "" : String($0) }
    guard words.count == 12, let order = Int(words[2].dropLast()) else { return nil }
    code = words[0]
    callingCode = Array(words[1].utf8)
    self.order = order
    isMain = words[2].last == "*"
    leadingDigits = Self.start(words[3])
    internationalPrefix = Self.start(words[4])
    nationalPrefix = Array(words[5].utf8)
    parsedPrefix = Self.start(words[6])
    prefixReplacement = words[7].isEmpty ? nil : PhoneTemplate(words[7])
    lengths = Self.lengths(words[8])
    localLengths = Self.lengths(words[9])
    general = TablePattern(words[10], whole: true)
    valid = TablePattern(words[11], whole: true)
  }

  private static func start(_ pattern: String) -> TablePattern? {
    pattern.isEmpty ? nil : TablePattern(pattern, whole: false)
  }

  /// `4-6,9`.
  private static func lengths(_ text: String) -> Set<Int> {
    var lengths: Set<Int> = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { continue }
      lengths.formUnion(first...last)
    }
    return lengths
  }
}

/// How numbers with certain first digits are set in groups.
struct PhoneFormat: Sendable {
  private let pattern: TablePattern
  private let leadingDigits: TablePattern?
  private let template: PhoneTemplate

  /// `(\d{3})(\d{4}) 310 $1-$2`; `nil` for any other text.
  init?(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return nil }
    pattern = TablePattern(String(words[0]), whole: true)
    leadingDigits = words[1] == "-" ? nil : TablePattern(String(words[1]), whole: false)
    template = PhoneTemplate(String(words[2]))
  }

  /// The number in groups; `nil` where the format is not for it.
  func format(_ digits: [UInt8]) -> [UInt8]? {
    if let leadingDigits, !leadingDigits.matches(digits) { return nil }
    guard let match = pattern.match(digits) else { return nil }
    return template.filled { match[$0].map { digits[$0] } ?? [] }
  }
}

/// A text with places for groups of digits: `($1) $2-$3`.
struct PhoneTemplate: Sendable {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  func filled(_ group: (Int) -> ArraySlice<UInt8>) -> [UInt8] {
    var filled: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "$"), index + 1 < bytes.count {
        filled += group(Int(bytes[index + 1] &- UInt8(ascii: "0")))
        index += 2
      } else {
        filled.append(bytes[index])
        index += 1
      }
    }
    return filled
  }
}
