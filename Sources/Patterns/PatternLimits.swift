/// How much one pattern may ask for.
///
/// The figures were measured with PCRE2 10.42: ordinary patterns on a field of 255 characters need
/// fewer than 300 steps, one with `.*` about one step a character, and `^(a+)+$` against forty
/// letters would need millions.
package enum PatternLimits {
  /// Longest pattern, in Unicode scalars.
  package static let charactersMax = 1_000
  /// Steps every match may take, however short the text.
  package static let stepsMin = 10_000
  /// Steps a match may take in addition, for each byte of the text.
  package static let stepsPerByte = 8
  /// Longest text, in bytes; offsets are kept in 32 bits.
  package static let subjectBytesMax = Int(Int32.max)
  /// Longest text that `replacing` may produce, in bytes.
  package static let outputBytesMax = 16 << 20
  /// Memory for PCRE2's interpreter, in KiB; compiled patterns use `jitStackBytesMax`.
  static let heapKibibytesMax: UInt32 = 8_192
  static let jitStackBytesMin = 32 << 10
  static let jitStackBytesMax = 1 << 20

  /// Steps one match in a text of so many bytes may take.
  static func stepsMax(bytes: Int) -> UInt32 {
    UInt32(clamping: stepsMin + stepsPerByte * bytes)
  }
}
