import Patterns

/// What is true of a text, or of every text that an expression can give.
///
/// More facts mean fewer texts; where nothing is known there is none.
package struct TextForm: OptionSet, Hashable, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// `lower` would change nothing.
  package static let lower = TextForm(rawValue: 1)
  /// `upper` would change nothing.
  package static let upper = TextForm(rawValue: 2)
  package static let digits = TextForm(rawValue: 4)
  package static let letters = TextForm(rawValue: 8)
  package static let alphanumeric = TextForm(rawValue: 16)
  package static let ascii = TextForm(rawValue: 32)
  /// Begins with something else than a blank.
  package static let noBlankBefore = TextForm(rawValue: 64)
  /// Ends with something else than a blank.
  package static let noBlankAfter = TextForm(rawValue: 128)

  /// Holds no blank: one word.
  package static let noBlank = TextForm(rawValue: 256)

  package static let trimmed: TextForm = [.noBlankBefore, .noBlankAfter]
  /// What is true of a text where it is true of each of its characters, so of every piece too.
  static let ofCharacters: TextForm = [
    .lower, .upper, .digits, .letters, .alphanumeric, .ascii, .noBlank,
  ]

  /// What is true of each character, which characters can be so, and how that is said.
  static let facts: [(form: TextForm, characters: CharacterReach, words: String)] = [
    (.digits, .digits, "it has digits only"),
    (.letters, .letters.union(.beyondASCII), "it has letters only"),
    (.alphanumeric, .alphanumeric, "it has letters and digits only"),
    (.ascii, .ascii, "it has ASCII characters only"),
    (.lower, CharacterReach.all.without(.capitals), "it is in small letters"),
    (.upper, CharacterReach.all.without(.smallLetters), "it is in capitals"),
    (.noBlank, CharacterReach.all.without(.space), "it has no blanks"),
  ]

  /// Everything that is true of one text.
  init(of text: String) {
    let scalars = text.unicodeScalars
    var form = Self.ofCharacters
    for scalar in scalars { form.formIntersection(Self.of(scalar)) }
    if let first = scalars.first, !first.properties.isWhitespace { form.insert(.noBlankBefore) }
    if let last = scalars.last, !last.properties.isWhitespace { form.insert(.noBlankAfter) }
    self = form
  }

  /// What is true of texts that hold no other characters than these.
  init(keeping choice: CharacterChoice) {
    switch choice {
    case .digits: self = [.lower, .upper, .digits, .alphanumeric, .ascii, .noBlank, .trimmed]
    case .letters: self = [.letters, .alphanumeric, .noBlank, .trimmed]
    case .alphanumeric: self = [.alphanumeric, .noBlank, .trimmed]
    case .ascii: self = .ascii
    case .these(let characters):
      self = Self(of: String(String.UnicodeScalarView(characters))).intersection(.ofCharacters)
      if !characters.contains(where: \.properties.isWhitespace) { formUnion(.trimmed) }
    }
  }

  /// Small letters and digits, as hashes are written.
  static let hexadecimal: TextForm = [.lower, .alphanumeric, .ascii, .noBlank, .trimmed]

  private static func of(_ scalar: Unicode.Scalar) -> TextForm {
    var form: TextForm = scalar.isASCII ? .ascii : []
    if !scalar.properties.isWhitespace { form.insert(.noBlank) }
    if CharacterChoice.isDigit(scalar) { form.formUnion([.digits, .alphanumeric]) }
    if CharacterChoice.isLetter(scalar) { form.formUnion([.letters, .alphanumeric]) }
    if CaseMapping.lower(scalar) == scalar { form.insert(.lower) }
    if CaseMapping.isUpper(scalar) { form.insert(.upper) }
    return form
  }
}
