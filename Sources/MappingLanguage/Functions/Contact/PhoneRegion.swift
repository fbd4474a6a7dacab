/// How telephone numbers of one region are written.
struct PhoneRegion: Hashable, Sendable {
  /// ISO 3166-1, two letters; `001` for numbers of no country.
  let code: String
  let callingCode: String
  /// What is dialled before a number inside the country; empty where nothing is.
  let nationalPrefix: [UInt8]
  /// What is dialled before a foreign number; empty where carriers differ.
  let internationalPrefix: [UInt8]
  /// Digits that a number may have, without calling code and prefix.
  let lengths: [ClosedRange<Int>]
  /// Whether its lengths hold for all regions of the calling code.
  let isMain: Bool

  func allows(_ length: Int) -> Bool { lengths.contains { $0.contains(length) } }

  /// Every region by its code.
  static let byCode: [String: PhoneRegion] = Dictionary(
    all.map { ($0.code, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  /// The main region of every calling code.
  static let byCallingCode: [String: PhoneRegion] = Dictionary(
    all.filter(\.isMain).map { ($0.callingCode, $0) },
    uniquingKeysWith: { first, _ in first }
  )

  private static let all: [PhoneRegion] = PhoneRegionData.text.split(separator: "\n").compactMap {
    line in
    let words = line.split(separator: " ").map(String.init)
    guard words.count >= 5 else { return nil }
    return PhoneRegion(
      code: words[0],
      callingCode: words[1],
      nationalPrefix: words[2] == "-" ? [] : Array(words[2].utf8),
      internationalPrefix: words[3] == "-" ? [] : Array(words[3].utf8),
      lengths: words[4].split(separator: ",").compactMap { part in
        let ends = part.split(separator: "-").compactMap { Int($0) }
        guard let first = ends.first, let last = ends.last, first <= last else { return nil }
        return first...last
      },
      isMain: words.last == "*"
    )
  }
}
