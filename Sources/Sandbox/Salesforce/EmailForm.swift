/// Which texts Salesforce takes for an e-mail address.
///
/// It wants one `@`, a dot behind it, no dot at an end of the part before it nor two in a row, and
/// only letters, digits and the usual signs; it does not ask whether the domain exists.
enum EmailForm {
  static func isAccepted(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ isLabel($0) }) else { return false }
    let words = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return words.allSatisfy { word in !word.isEmpty && word.utf8.allSatisfy { isLocal($0) } }
  }

  private static func isLabel(_ text: Substring) -> Bool {
    !text.isEmpty && !text.hasPrefix("-") && !text.hasSuffix("-")
      && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+/=?^_`{|}~-".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: false
    }
  }
}
