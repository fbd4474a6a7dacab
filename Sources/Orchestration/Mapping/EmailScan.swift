/// Finds e-mail addresses among the values of a record.
///
/// They are the names by which a person may ask to be erased. Only a whole value counts, or one
/// of a list: an address that a sentence mentions is somebody else's.
enum EmailScan {
  /// Distinct addresses in the order they come up; a cautious guess, never a check.
  static func addresses(in json: [UInt8]) -> [String] {
    var found: [String] = []
    var place = 0
    while let at = json[place...].firstIndex(of: UInt8(ascii: "@")) {
      var start = at
      while start > 0, isPart(json[start - 1]) { start -= 1 }
      var end = at + 1
      while end < json.count, isPart(json[end]) { end += 1 }
      if start > 0, start < at, end < json.count, isBorder(json[start - 1]), isBorder(json[end]),
        json[(at + 1)..<end].contains(UInt8(ascii: "."))
      {
        let address = String(decoding: json[start..<end], as: UTF8.self).lowercased()
        if !found.contains(address) { found.append(address) }
      }
      place = end
    }
    return found
  }

  /// Where a value, or one of a list in a value, begins or ends.
  private static func isBorder(_ byte: UInt8) -> Bool { #"",;"#.utf8.contains(byte) }

  /// Letters, digits, the signs an address may have, and everything beyond ASCII.
  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default: ".!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }
}
