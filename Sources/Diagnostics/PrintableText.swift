/// Text from outside, made safe for a terminal and for a line of a log.
package enum PrintableText {
  /// The text with control characters, line ends and direction overrides written as `\u{1B}`.
  package static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        output += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Control characters, line and paragraph separators, and what turns the direction of writing.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
