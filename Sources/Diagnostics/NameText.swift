/// A name as its words: whatever its case, and however they are set apart.
struct NameText {
  typealias Letters = [UInt32]

  /// In small letters: `shipping_address`, `Shipping Address` and `ShippingAddress` have the same.
  let words: [Letters]
  /// The words without what stands between them.
  let letters: Letters

  init(_ name: String) {
    let scalars = Array(name.unicodeScalars)
    var words: [Letters] = [[]]
    for (place, scalar) in scalars.enumerated() {
      let before = place > 0 ? scalars[place - 1] : nil
      let after = place + 1 < scalars.count ? scalars[place + 1] : nil
      if Self.separates(scalar, before, after) {
        words.append([])
      } else {
        if Self.beginsWord(scalar, before, after) { words.append([]) }
        if scalar.isASCII {
          words[words.count - 1].append(Self.isCapital(scalar) ? scalar.value | 0x20 : scalar.value)
        } else {
          words[words.count - 1] += scalar.properties.lowercaseMapping.unicodeScalars.map(\.value)
        }
      }
    }
    self.words = words.filter { !$0.isEmpty }
    letters = Array(words.joined())
  }

  private static func separates(
    _ scalar: Unicode.Scalar,
    _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?
  ) -> Bool {
    if scalar == "_" || scalar == "." || scalar == "/" || isBlank(scalar) { return true }
    // The dash of "-5" is a minus, that of "A-" a grade.
    let isDash = scalar.isASCII ? scalar == "-" : scalar.properties.isDash
    guard isDash, let before, let after else { return false }
    return isWordPart(before) && isWordPart(after)
  }

  // Names are looked at by the thousand: Unicode is asked of what is not ASCII only.

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("A"..."Z").contains(scalar) : scalar.properties.isUppercase
  }

  private static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ("a"..."z").contains(scalar) : scalar.properties.isLowercase
  }

  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    if isCapital(scalar) || isSmall(scalar) || scalar == "_" || isBlank(scalar) { return true }
    return scalar.isASCII
      ? digits.contains(scalar.value)
      : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Whether a capital begins another word, as both do in `HTTPStatus`.
  private static func beginsWord(
    _ scalar: Unicode.Scalar,
    _ before: Unicode.Scalar?,
    _ after: Unicode.Scalar?
  ) -> Bool {
    guard isCapital(scalar), let before else { return false }
    return isSmall(before) || isCapital(before) && after.map(isSmall) == true
  }

  /// The numbers in it, in the order of their digits.
  private var numbers: [[UInt32]] {
    words.flatMap { $0.split { !Self.digits.contains($0) } }.map(Array.init)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static let digits = UInt32(0x30)...0x39

  /// Whether both have numbers, and others.
  func hasOtherNumbers(than other: NameText) -> Bool {
    let (own, others) = (numbers, other.numbers)
    return !own.isEmpty && !others.isEmpty && own != others
  }
}

// MARK: Words that stand for words

extension NameText {
  /// The words of both, each with the letters of the other name that stand for it, in order.
  ///
  /// Where the one has fewer words, its letters are shared out among the other's: `shippingadress`
  /// among `shipping` and `address`.
  func pairs(with other: NameText) -> [(Letters, Letters)] {
    if words.count == other.words.count { return Array(zip(words, other.words)) }
    if words.count < other.words.count {
      return zip(Self.shares(of: letters, among: other.words), other.words).map { ($0, $1) }
    }
    return zip(words, Self.shares(of: other.letters, among: words)).map { ($0, $1) }
  }

  /// Letters cut so that the parts are as near as can be to the words.
  private static func shares(of letters: Letters, among words: [Letters]) -> [Letters] {
    // For each number of letters, the slips so far and where the parts end.
    var best: [Int: (slips: Int, ends: [Int])] = [0: (0, [])]
    for word in words {
      var next: [Int: (slips: Int, ends: [Int])] = [:]
      for (start, way) in best {
        // A part is no more than two letters longer or shorter than its word.
        let nearest = max(start, start + word.count - 2)
        let farthest = min(letters.count, start + word.count + 2)
        guard nearest <= farthest else { continue }
        for end in nearest...farthest {
          let slips = way.slips + NameDistance.slips(Array(letters[start..<end]), word)
          if slips < next[end]?.slips ?? .max { next[end] = (slips, way.ends + [end]) }
        }
      }
      best = next
    }
    guard let ends = best[letters.count]?.ends else { return words.map { _ in [] } }
    return zip([0] + ends, ends).map { Array(letters[$0..<$1]) }
  }
}
