/// Which characters an element of a pattern can match, or a text can hold: ASCII exactly, all
/// others as one.
package struct CharacterReach: Hashable, Sendable {
  /// The first and the second half of ASCII, a bit each: one wide number would stand aligned to 16.
  private var low: UInt64
  private var high: UInt64
  /// Whether anything beyond ASCII can match.
  private var beyond: Bool

  private init(ascii: UInt128, beyond: Bool) {
    low = UInt64(truncatingIfNeeded: ascii)
    high = UInt64(ascii >> 64)
    self.beyond = beyond
  }

  private var ascii: UInt128 { UInt128(high) << 64 | UInt128(low) }

  package static let none = CharacterReach(ascii: 0, beyond: false)
  package static let all = CharacterReach(ascii: .max, beyond: true)
  package static let ascii = CharacterReach(from: 0, through: 127)
  static let lineBreak = CharacterReach(among: "\n")
  package static let digits = CharacterReach(from: 48, through: 57)
  package static let capitals = CharacterReach(from: 65, through: 90)
  package static let smallLetters = CharacterReach(from: 97, through: 122)
  package static let letters = capitals.union(smallLetters)
  /// Letters of any script, and digits.
  package static let alphanumeric = letters.union(digits).union(beyondASCII)
  static let word = letters.union(digits).union(.init(among: "_"))
  package static let space = CharacterReach(from: 9, through: 13).union(.init(among: " "))
  package static let beyondASCII = CharacterReach(ascii: 0, beyond: true)

  package init(among text: String) {
    self = .none
    for scalar in text.unicodeScalars { insert(scalar.value) }
  }

  /// Scalar values, both included; nothing where they stand the wrong way round.
  package init(from first: UInt32, through last: UInt32) {
    self = .none
    guard first <= last else { return }
    beyond = last > 127
    guard first < 128 else { return }
    for value in first...min(last, 127) { insert(value) }
  }

  private mutating func insert(_ value: UInt32) {
    switch value {
    case ..<64: low |= 1 << UInt64(value)
    case ..<128: high |= 1 << UInt64(value - 64)
    default: beyond = true
    }
  }

  package func union(_ other: CharacterReach) -> CharacterReach {
    CharacterReach(ascii: ascii | other.ascii, beyond: beyond || other.beyond)
  }

  /// Everything else; beyond ASCII stays reachable, since one character excluded leaves many.
  package var inverted: CharacterReach { CharacterReach(ascii: ~ascii, beyond: true) }

  package func intersection(_ other: CharacterReach) -> CharacterReach {
    CharacterReach(ascii: ascii & other.ascii, beyond: beyond && other.beyond)
  }

  /// Without these characters of ASCII; beyond it one character less leaves many.
  package func without(_ other: CharacterReach) -> CharacterReach {
    CharacterReach(ascii: ascii & ~other.ascii, beyond: beyond)
  }

  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? ascii & (1 << UInt128(scalar.value)) != 0 : beyond
  }

  func overlaps(_ other: CharacterReach) -> Bool {
    ascii & other.ascii != 0 || (beyond && other.beyond)
  }

  /// With each ASCII letter also in its other case; of k and s there is one beyond ASCII too.
  var foldingCase: CharacterReach {
    let upper = ascii & Self.capitals.ascii
    let lower = ascii & Self.smallLetters.ascii
    let folded = CharacterReach(ascii: ascii | upper << 32 | lower >> 32, beyond: beyond)
    let twins = CharacterReach(among: "kKsS")
    return overlaps(twins) ? folded.union(.beyondASCII) : beyond ? folded.union(twins) : folded
  }

  /// What capitals are made of these; beyond ASCII there are letters whose capitals are of it.
  package var inCapitals: CharacterReach {
    let small = ascii & Self.smallLetters.ascii
    let made = CharacterReach(ascii: ascii ^ small | small >> 32, beyond: beyond)
    return beyond ? made.union(Self.capitals) : made
  }

  /// The same with small letters.
  package var inSmallLetters: CharacterReach {
    let large = ascii & Self.capitals.ascii
    let made = CharacterReach(ascii: ascii ^ large | large << 32, beyond: beyond)
    return beyond ? made.union(Self.smallLetters) : made
  }
}
