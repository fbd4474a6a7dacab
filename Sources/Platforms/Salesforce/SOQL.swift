import Records

/// Queries, written so that no value can become a part of the language.
enum SOQL {
  /// Whether a text is the API name of an object or a field.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  /// Whether a text is an identifier: 15 letters and digits, or 18 with the checksum.
  static func isIdentifier(_ text: String) -> Bool {
    let bytes = text.utf8
    return (bytes.count == 15 || bytes.count == 18)
      && bytes.allSatisfy { isLetter($0) || isDigit($0) }
  }

  /// A time literal, unquoted: `2026-01-15T08:30:00Z`.
  ///
  /// Cut to the second, as the platform's own stamps are: what changed later within that second
  /// must be found. Salesforce, SOQL and SOSL Reference, Date Formats and Date Literals.
  static func literal(_ instant: Instant) -> String {
    let text = instant.text
    return text.prefix { $0 != "." } + "Z"
  }

  /// A text literal.
  ///
  /// Salesforce, SOQL and SOSL Reference, Quoted String Escape Sequences.
  static func literal(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x27 || $0 == 0x5C }) else {
      return "'\(text)'"
    }
    var output = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": output += "\\'"
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\u{8}": output += "\\b"
      case "\u{C}": output += "\\f"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "'"
  }

  /// `SELECT Id, A, B FROM Object`; `Id` stands first and once.
  static func select(_ fields: [String], from object: String) -> String {
    var seen: Set<String> = ["id"]
    var names = ["Id"]
    for field in fields where seen.insert(field.lowercased()).inserted { names.append(field) }
    return "SELECT \(names.joined(separator: ",")) FROM \(object)"
  }

  /// Cuts values into lists of literals that keep both bounds: how many, and how long when
  /// percent-encoded.
  static func lists(of values: [String], countMax: Int, encodedBytesMax: Int) -> [[String]] {
    var lists: [[String]] = []
    var current: [String] = []
    var size = 0
    for value in values {
      let literal = literal(value)
      let bytes = PercentEncoding.length(of: literal) + 3
      if !current.isEmpty, current.count == countMax || size + bytes > encodedBytesMax {
        lists.append(current)
        current = []
        size = 0
      }
      current.append(literal)
      size += bytes
    }
    if !current.isEmpty { lists.append(current) }
    return lists
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
