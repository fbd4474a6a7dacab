/// Which characters an element of a pattern can match: ASCII exactly, all others as one.
struct CharacterReach: Hashable {
  private var ascii: UInt128
  /// Whether anything beyond ASCII can match.
  private var beyond: Bool

  private init(ascii: UInt128, beyond: Bool) {
    self.ascii = ascii
    self.beyond = beyond
  }

  static let none = CharacterReach(ascii: 0, beyond: false)
  static let all = CharacterReach(ascii: .max, beyond: true)
  static let lineBreak = CharacterReach(among: "\n")
  static let digits = CharacterReach(from: 48, through: 57)
  static let letters = CharacterReach(from: 65, through: 90).union(.init(from: 97, through: 122))
  static let word = letters.union(digits).union(.init(among: "_"))
  static let space = CharacterReach(from: 9, through: 13).union(.init(among: " "))
  static let beyondASCII = CharacterReach(ascii: 0, beyond: true)

  init(among text: String) {
    self = .none
    for scalar in text.unicodeScalars { insert(scalar.value) }
  }

  /// Scalar values, both included; nothing where they stand the wrong way round.
  init(from first: UInt32, through last: UInt32) {
    self = .none
    guard first <= last else { return }
    beyond = last > 127
    guard first < 128 else { return }
    for value in first...min(last, 127) { insert(value) }
  }

  private mutating func insert(_ value: UInt32) {
    if value < 128 { ascii |= 1 << UInt128(value) } else { beyond = true }
  }

  func union(_ other: CharacterReach) -> CharacterReach {
    CharacterReach(ascii: ascii | other.ascii, beyond: beyond || other.beyond)
  }

  /// Everything else; beyond ASCII stays reachable, since one character excluded leaves many.
  var inverted: CharacterReach { CharacterReach(ascii: ~ascii, beyond: true) }

  func overlaps(_ other: CharacterReach) -> Bool {
    ascii & other.ascii != 0 || (beyond && other.beyond)
  }

  /// With each ASCII letter also in its other case.
  var foldingCase: CharacterReach {
    let upper = ascii & Self.letters.ascii & (UInt128.max >> 32)
    let lower = ascii & Self.letters.ascii & ~(UInt128.max >> 32)
    return CharacterReach(ascii: ascii | upper << 32 | lower >> 32, beyond: beyond)
  }
}
