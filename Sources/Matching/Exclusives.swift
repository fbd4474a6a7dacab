/// Words of which a field means one and not another: the first name is not the last name.
enum Exclusives {
  private static let groups: [[String]] = [
    ["firstname", "lastname", "middlename", "fullname"],
    ["first", "last", "next", "average"],
    ["created", "modified", "closed", "deleted", "opened"],
    ["latitude", "longitude"],
    ["start", "end"],
    ["minimum", "maximum"],
    ["won", "lost"],
    ["billing", "shipping", "delivery", "other"],
    ["mobile", "fax", "assistant", "home", "work"],
    ["width", "height", "density"],
    ["email", "phone", "sms"],
    ["city", "state", "postal", "country", "street"],
    ["tax", "shipping", "discount", "subtotal"],
    ["click", "open", "sent", "bounced"],
  ]

  /// The bit of each word, and the bits of each group.
  private static let bits: [String: UInt64] = {
    var bits: [String: UInt64] = [:]
    for word in groups.joined() where bits[word] == nil { bits[word] = 1 << UInt64(bits.count) }
    return bits
  }()

  private static let masks: [UInt64] = groups.map { group in
    group.reduce(0) { $0 | (bits[$1] ?? 0) }
  }

  static func bit(of word: String) -> UInt64 { bits[word] ?? 0 }

  /// How many groups two fields take different words of.
  static func conflicts(_ left: UInt64, _ right: UInt64) -> Int {
    guard left != 0, right != 0 else { return 0 }
    var count = 0
    for mask in masks where left & mask != 0 && right & mask != 0 && left & right & mask == 0 {
      count += 1
    }
    return count
  }
}
