import Records

/// Unicode case mapping in the root locale, on slices of an arena.
enum CaseMapping {
  /// Simple mapping: each character becomes one, `İ` becomes `i`; ends of words do not matter.
  static func lower(_ value: Value, _ arena: inout Arena) -> Value {
    let range = value.range
    if UTF8Text.isASCII(range, in: arena.bytes) {
      return ascii(range, from: UInt8(ascii: "A"), through: UInt8(ascii: "Z"), &arena)
    }
    let start = arena.position
    each(range, &arena) { scalar, arena in arena.append(lower(scalar)) }
    return arena.text(from: start)
  }

  /// Full mapping: `ß` becomes `SS`.
  static func upper(_ value: Value, _ arena: inout Arena) -> Value {
    let range = value.range
    if UTF8Text.isASCII(range, in: arena.bytes) {
      return ascii(range, from: UInt8(ascii: "a"), through: UInt8(ascii: "z"), &arena)
    }
    let start = arena.position
    each(range, &arena) { scalar, arena in
      for mapped in scalar.properties.uppercaseMapping.unicodeScalars { arena.append(mapped) }
    }
    return arena.text(from: start)
  }

  /// The simple lower-case mapping of one character.
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      return scalar.value >= 65 && scalar.value <= 90
        ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }
    return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
  }

  /// Whether the full upper-case mapping leaves a character as it is.
  static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.value < 97 || scalar.value > 122 }
    let mapped = scalar.properties.uppercaseMapping.unicodeScalars
    return mapped.first == scalar && mapped.count == 1
  }

  /// What a text is compared by where case does not matter.
  ///
  /// `ß` is `ss`, `ς` is `σ`. Compared as a `String`, a letter and its accent are the letter with
  /// the accent too.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: lowered(text.utf8), as: UTF8.self)
    }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(contentsOf: fold(scalar)) }
    return String(folded)
  }

  /// As `folded` of a constant.
  static func fold(_ value: Value, _ arena: inout Arena) -> Value {
    let range = value.range
    if UTF8Text.isASCII(range, in: arena.bytes) { return lower(value, &arena) }
    let start = arena.position
    each(range, &arena) { scalar, arena in
      for folded in fold(scalar) { arena.append(folded) }
    }
    return arena.text(from: start)
  }

  /// The character that one is compared by where case does not matter, where it is a single one.
  static func simpleFold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 { return lower(scalar) }
    let folded = fold(scalar)
    return folded.count == 1 ? folded.first ?? scalar : lower(scalar)
  }

  /// By way of the capital, so that all small forms of a letter are one; a dotless `ı` is no `i`.
  private static func fold(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let small = lower(scalar)
    guard small != "ı" else { return String(small).unicodeScalars }
    var folded = String.UnicodeScalarView()
    for capital in small.properties.uppercaseMapping.unicodeScalars {
      folded.append(lower(capital))
    }
    return folded
  }

  /// Texts that are constants, or on their own, in small letters; what is no UTF-8 is replaced.
  static func lowered(_ text: some Collection<UInt8>) -> [UInt8] {
    guard text.contains(where: { $0 >= 0x80 }) else {
      return text.map { $0 >= 65 && $0 <= 90 ? $0 | 0x20 : $0 }
    }
    var mapped = ""
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      mapped.unicodeScalars.append(lower(scalar))
    }
    return Array(mapped.utf8)
  }

  /// Flips the case bit of letters in the range given; text without any is returned as it is.
  private static func ascii(
    _ range: Range<Int>,
    from first: UInt8,
    through last: UInt8,
    _ arena: inout Arena
  ) -> Value {
    let span = last - first
    guard range.contains(where: { arena.bytes[$0] &- first <= span }) else { return .text(range) }
    let start = arena.position
    arena.append(slice: range) { $0 &- first <= span ? $0 ^ 0x20 : $0 }
    return arena.text(from: start)
  }

  private static func each(
    _ range: Range<Int>,
    _ arena: inout Arena,
    _ body: (Unicode.Scalar, inout Arena) -> Void
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = UTF8Text.scalar(at: index, in: arena.bytes)
      index += UTF8Text.length(arena.bytes[index])
      body(scalar, &arena)
    }
  }
}
