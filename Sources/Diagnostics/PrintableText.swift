/// Text from outside, made safe for a terminal and for a line of a log.
package enum PrintableText {
  /// The text with control characters and line ends drawn as one visible character each, `␊` for
  /// a line end, and what has no picture written as `\u{202E}`.
  package static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if let picture = picture(of: scalar) {
        output.unicodeScalars.append(picture)
      } else if isHidden(scalar) {
        output += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x00..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    default: nil
    }
  }

  /// Control characters, line and paragraph separators, and what turns the direction of writing.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
