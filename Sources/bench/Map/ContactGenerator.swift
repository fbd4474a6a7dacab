import Records

/// Contacts as HubSpot sends them, about 1.1 kB each, the same ones for the same seed.
///
/// They have what real ones have: missing members, nulls, blanks around values, numbers in many
/// spellings, letters beyond ASCII and beyond 16 bits. People are invented, domains and telephone
/// numbers reserved.
struct ContactGenerator {
  private var chance: SeededChance
  /// Contacts so far.
  private(set) var made = 0

  init(seed: UInt64) { chance = SeededChance(seed: seed) }

  struct Contact {
    let id: String
    let companyID: String
    /// One that is missing is not there.
    let properties: [(name: String, value: JSON)]
  }

  mutating func next() -> Contact {
    made += 1
    let id = String(10_000_000 + made)
    let person = self.person()
    let created = 1_262_304_000_000 + chance.below(500_000_000) * 1000 + chance.below(1000)
    let properties =
      personal(person) + business() + habits(created) + [
        ("lastmodifieddate", .string(String(created + 86_400_000))), ("hs_object_id", .string(id)),
      ]
    return Contact(
      id: id,
      companyID: chance.digits(9),
      properties: properties.compactMap { name, value in value.map { (name, $0) } }
    )
  }

  // MARK: Groups of properties

  private struct Person {
    var first: String
    var last: String
    var full: String
    var user: String
  }

  private mutating func person() -> Person {
    let first = chance.pick(Self.firstNames)
    let last = chance.pick(Self.lastNames)
    let middle = chance.pick(Self.middleNames)
    let gap = chance.percent(5) ? "  " : " "
    var full = ([first] + (middle.isEmpty ? [] : [middle]) + [last]).joined(separator: gap)
    if chance.percent(3) { full = last }
    if chance.percent(1) { full = Array(repeating: full, count: 6).joined(separator: " ") }
    let letters = (first + "." + last).unicodeScalars.filter { $0.isASCII && $0 != "'" }
    let user = String(String.UnicodeScalarView(letters)) + String(chance.below(9000))
    return Person(first: first, last: last, full: full, user: user)
  }

  private mutating func personal(_ person: Person) -> [(String, JSON?)] {
    let mail = person.user + "@" + chance.pick(["example.com", "Example.org", "mail.example.net"])
    return [
      ("email", member(padded(mail), missing: 1, null: 1, empty: 2)),
      ("firstname", member(person.first)),
      ("lastname", member(person.last)),
      ("full_name", member(padded(person.full), missing: 1, null: 2, empty: 1)),
      ("phone", member(padded(phone()), missing: 5, null: 10, empty: 5)),
      ("mobilephone", member(phone(), missing: 30, null: 30, empty: 2)),
      ("website", member("https://www.\(person.user.lowercased()).example.com/")),
      ("salutation", member(chance.pick(["Mr.", "Ms.", "Dr."]), null: 50)),
      ("twitterhandle", member("@\(person.user.lowercased().prefix(12))", null: 50)),
    ]
  }

  private mutating func business() -> [(String, JSON?)] {
    var title = chance.pick(Self.titles)
    if chance.percent(2) {
      title = (0..<9).map { _ in chance.pick(Self.titles) }.joined(separator: " / ")
    }
    return [
      ("company", member(padded(chance.pick(Self.companies)), null: 5)),
      ("jobtitle", member(padded(title))),
      ("address", member("\(1 + chance.below(999)) Main Street")),
      ("city", member(padded(chance.pick(Self.cities)))),
      ("state", member(chance.pick(["BE", "CA", "NY", "SP", "TX"]), null: 30)),
      ("zip", member(chance.digits(5))),
      ("country", member(chance.pick(Self.countries))),
      ("industry", member(chance.pick(Self.industries), null: 20)),
      ("numemployees", member(employees(), null: 20)),
      ("annualrevenue", member(revenue(), null: 30)),
    ]
  }

  private mutating func habits(_ created: Int) -> [(String, JSON?)] {
    [
      ("lifecyclestage", member(chance.pick(Self.stages))),
      ("hs_lead_status", member(chance.pick(["NEW", "OPEN", "IN_PROGRESS"]), null: 20)),
      ("hs_analytics_source", member(chance.pick(Self.sources), missing: 5, null: 10, empty: 5)),
      ("hs_analytics_source_data_1", member(chance.pick(["newsletter", "partner"]), null: 20)),
      ("createdate", member(String(created), missing: 0, null: 1, empty: 0)),
      ("hs_email_optout", member(chance.percent(10) ? "true" : "false", null: 10)),
      ("hubspotscore", member(String(chance.below(101)), null: 20)),
      ("message", member(message(), missing: 10, null: 10, empty: 2)),
      ("hubspot_owner_id", member(chance.digits(8), null: 20)),
      ("utm_campaign", member(chance.pick(Self.campaigns), null: 20)),
    ]
  }

  // MARK: Values

  /// The text, or nothing, null or an empty text in so many of a hundred.
  private mutating func member(
    _ text: String,
    missing: Int = 3,
    null: Int = 5,
    empty: Int = 3
  ) -> JSON? {
    let roll = chance.below(100)
    if roll < missing { return nil }
    if roll < missing + null { return .null }
    return .string(roll < missing + null + empty ? "" : text)
  }

  /// One in ten has blanks around it.
  private mutating func padded(_ text: String) -> String {
    switch chance.below(20) {
    case 0: "  " + text + " "
    case 1: text + " "
    default: text
    }
  }

  private mutating func phone() -> String {
    let area = String(201 + chance.below(788))
    let line = "01" + chance.digits(2)
    let british = "7946 0" + chance.digits(3)
    switch chance.below(20) {
    case 0...3: return "+1 (\(area)) 555-\(line)"
    case 4...7: return "\(area)-555-\(line)"
    case 8...9: return "(\(area)) 555-\(line) ext. \(1 + chance.below(999))"
    case 10...11: return "1.\(area).555.\(line)"
    case 12...13: return "+44 20 \(british)"
    case 14: return "0044 20 \(british)"
    case 15: return "+44 (0) 20 \(british) x\(1 + chance.below(99))"
    case 16: return "\(area)555\(line)"
    case 17: return "n/a"
    case 18: return "+" + chance.digits(3)
    default: return "tel: " + chance.digits(5)
    }
  }

  private mutating func employees() -> String {
    let count = 1 + chance.below(250_000)
    switch chance.below(20) {
    case 0...11: return String(count)
    case 12...15: return Self.grouped(count)
    case 16...17: return " \(count) "
    case 18: return "51-200"
    default: return "unknown"
    }
  }

  private mutating func revenue() -> String {
    let whole = 1000 + chance.below(90_000_000)
    switch chance.below(10) {
    case 0...4: return String(whole)
    case 5...6: return "\(whole).\(chance.digits(2))"
    case 7...8: return "$" + Self.grouped(whole)
    default: return "10M+"
    }
  }

  private mutating func message() -> String {
    var words: [String] = []
    for _ in 0..<chance.below(62) {
      var word = chance.pick(Self.words)
      switch chance.below(250) {
      case 0...2: word = "\"\(word)\""
      case 3...4: word += "\n"
      case 5: word += " 🚀"
      case 6: word = "C:\\" + word
      default: break
      }
      words.append(word)
    }
    while words.last?.hasSuffix("\n") == true { words.removeLast() }
    return words.joined(separator: " ")
  }

  private static func grouped(_ number: Int) -> String {
    number < 1000
      ? String(number)
      : grouped(number / 1000) + "," + String(String(number % 1000 + 1000).dropFirst())
  }
}
