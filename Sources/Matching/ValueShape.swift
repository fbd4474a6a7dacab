/// What a value looks like.
enum ValueShape: String, Hashable, Sendable {
  case email = "e-mail addresses"
  case url = "web addresses"
  case instant = "dates with times"
  case day = "dates"
  case flag = "yes or no"
  case phone = "phone numbers"
  case integer = "whole numbers"
  case decimal = "numbers"
  case code = "codes of two or three letters"
  case identifier = "identifiers"
  case text = "texts"

  private static let flags: Set<String> = ["true", "false", "yes", "no", "y", "n", "ja", "nein"]

  /// Of a text without blanks around it that is not empty.
  init(of text: String) {
    let bytes = Array(text.utf8)
    let digits = bytes.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let letters = bytes.count { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0x80
    }
    if Self.isEmail(bytes) {
      self = .email
    } else if text.hasPrefix("http://") || text.hasPrefix("https://") || text.hasPrefix("www.") {
      self = .url
    } else if Self.isDay(bytes) {
      self = bytes.count > 12 ? .instant : .day
    } else if Self.flags.contains(text.lowercased()) {
      self = .flag
    } else if digits == bytes.count {
      self = .integer
    } else if letters == 0, digits > 6, bytes.allSatisfy(Self.isOfPhone), Self.isSeparated(bytes) {
      self = .phone
    } else if letters == 0, digits > 0, bytes.allSatisfy(Self.isOfNumber) {
      self = .decimal
    } else if letters == bytes.count, (2...3).contains(bytes.count), text == text.uppercased() {
      self = .code
    } else if digits > 2, letters > 0, bytes.count > 7, !bytes.contains(UInt8(ascii: " ")) {
      self = .identifier
    } else {
      self = .text
    }
  }

  private static func isEmail(_ bytes: [UInt8]) -> Bool {
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")), at > 0 else { return false }
    let domain = bytes[(at + 1)...]
    return !bytes.contains(UInt8(ascii: " ")) && !domain.contains(UInt8(ascii: "@"))
      && domain.dropFirst().dropLast(2).contains(UInt8(ascii: "."))
  }

  /// `2026-03-01`, `01.03.2026` and `3/1/2026`, whatever follows.
  private static func isDay(_ bytes: [UInt8]) -> Bool {
    let numbers = bytes.prefix(10).split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let separators = bytes.prefix(10).filter { byte in
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    }
    guard numbers.count == 3, separators.count == 2, Set(separators).count == 1 else {
      return false
    }
    let lengths = numbers.map(\.count)
    return lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
      || lengths[0] <= 2 && lengths[1] <= 2 && (lengths[2] == 4 || lengths[2] == 2)
  }

  private static func isOfPhone(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+ ()-./".utf8.contains(byte)
  }

  private static func isSeparated(_ bytes: [UInt8]) -> Bool {
    bytes.first == UInt8(ascii: "+") || bytes.contains(UInt8(ascii: "("))
      || bytes.count { " -./".utf8.contains($0) } > 1
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.,% $€".utf8.contains(byte)
  }
}
