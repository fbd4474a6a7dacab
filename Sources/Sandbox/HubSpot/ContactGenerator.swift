import Records

/// Makes the contacts of the portal, each from its number alone, so that none is ever stored.
///
/// Most are ordinary. A fixed few in every 500 have what breaks integrations: no last name, no
/// company, values of nothing but blanks, addresses a platform refuses, texts that are too long.
/// Without `oddities` there are only ordinary ones, the same people otherwise.
struct ContactGenerator: Sendable {
  let seed: UInt64
  let size: Int
  private let oddities: Bool
  private let companies: Int
  /// Milliseconds between two contacts.
  private let pace: Int64

  /// Portals number records with gaps.
  private static let step = 50
  /// 2023-01-09T08:00:00Z, when the first contact came.
  private static let start: Int64 = 1_673_251_200_000
  /// 2025-04-01T00:00:00Z, when the last one came at the latest; changes follow within 201 days.
  private static let end: Int64 = 1_743_465_600_000

  init(seed: UInt64, size: Int, oddities: Bool = true) {
    self.seed = seed
    self.size = size
    self.oddities = oddities
    companies = Company.count(contacts: size)
    pace = min(4_230_000, (Self.end - Self.start) / Int64(max(1, size)))
  }

  func id(at index: Int) -> Int { index * Self.step + 1 }

  /// The position of the first record with that identifier or a greater one.
  func index(from id: Int) -> Int { max(0, (id - 1 + Self.step - 1) / Self.step) }

  /// The position of a record; `nil` where there is none.
  func index(of id: Int) -> Int? {
    let index = (id - 1) / Self.step
    guard id > 0, (id - 1) % Self.step == 0, index < size else { return nil }
    return index
  }

  /// The position an address in lower case tells; `nil` for an address nobody was made with.
  func index(ofEmail email: String) -> Int? {
    guard let local = email.split(separator: "@").first else { return nil }
    let digits = String(local.reversed().prefix { $0.isNumber }.reversed())
    let told = ContactOddity.index(ofEmail: email) ?? Int(digits).map { $0 - 1 }
    guard let told, (0..<size).contains(told) else { return nil }
    return record(at: told).values["email"]?.trimmingBlanks == email ? told : nil
  }

  /// When a contact came; in the order of the positions.
  func created(at index: Int) -> Int64 {
    var random = afterEmployer(index)
    return created(index, &random)
  }

  /// When a contact last changed; costs no more than a few numbers.
  func modified(at index: Int) -> Int64 {
    var random = afterEmployer(index)
    let created = created(index, &random)
    return modified(created, &random)
  }

  /// The numbers of a contact behind the two for its locality and its employer.
  private func afterEmployer(_ index: Int) -> SeededRandom {
    var random = SeededRandom(seed: seed, stream: UInt64(index))
    random.skip(2)
    return random
  }

  private func created(_ index: Int, _ random: inout SeededRandom) -> Int64 {
    Self.start + Int64(index) * pace + Int64(random.below(Int(min(pace, 3_600_000))))
  }

  private func modified(_ created: Int64, _ random: inout SeededRandom) -> Int64 {
    created + Int64(random.below(200)) * 86_400_000 + Int64(random.below(86_400_000))
  }

  func record(at index: Int) -> HubSpotRecord {
    var random = SeededRandom(seed: seed, stream: UInt64(index))
    let locality = random.pick(Locality.all)
    let company = Company(random.below(companies), seed: seed)
    let created = created(index, &random)
    let updated = modified(created, &random)
    let createdText = TimeText.zulu(Instant(milliseconds: created))
    let updatedText = TimeText.zulu(Instant(milliseconds: updated))
    var values = [
      "hs_object_id": String(id(at: index)), "createdate": createdText,
      "lastmodifieddate": updatedText,
    ]
    addPerson(locality, company, number: index + 1, to: &values, &random)
    addPlace(locality, to: &values, &random)
    addWork(locality, company, to: &values, &random)
    addOrigin(created, company, to: &values, &random)
    addHistory(created, to: &values, &random)
    if oddities {
      ContactOddity.at(index)?.apply(to: &values, round: ContactOddity.round(index))
    }
    if let email = values["email"] { values["hs_email_domain"] = Self.domain(of: email) }
    return HubSpotRecord(
      id: id(at: index),
      created: createdText,
      updated: updatedText,
      values: values
    )
  }

  /// What stands behind the `@`.
  static func domain(of email: String) -> String? {
    email.split(separator: "@").last.map { String($0) }
  }

  private func addPerson(
    _ locality: Locality,
    _ company: Company,
    number: Int,
    to values: inout [String: String],
    _ random: inout SeededRandom
  ) {
    let given = random.pick(locality.given)
    let family = random.pick(locality.family)
    let hosts = [company.domain, company.domain, company.domain, "example.com", "example.org"]
    let host = random.pick(hosts)
    let letters = family.plain.filter { $0.isLetter }
    if !random.percent(4) {
      values["email"] = "\(given.plain).\(letters).\(number)@\(host)"
    }
    if !random.percent(3) { values["firstname"] = given.written }
    values["lastname"] = family.written
    if random.percent(70) { values["phone"] = PhoneNumbers.fixed(locality, &random) }
    if random.percent(30) { values["mobilephone"] = PhoneNumbers.mobile(&random) }
    if random.percent(4) { values["fax"] = PhoneNumbers.fixed(locality, &random) }
    if random.percent(12) { values["salutation"] = random.pick(["Ms.", "Mr.", "Dr.", "Mx."]) }
    if random.percent(8) { values["twitterhandle"] = "@\(given.plain)\(number)" }
    if random.percent(5) {
      values["date_of_birth"] = random.pick(["1984-03-09", "09/03/1984", "9 mars 1984"])
    }
    if random.percent(60) { values["hs_language"] = locality.language }
  }

  private func addPlace(
    _ locality: Locality,
    to values: inout [String: String],
    _ random: inout SeededRandom
  ) {
    let place = random.pick(locality.places)
    if random.percent(45) {
      values["address"] = "\(random.pick(locality.streets)) \(1 + random.below(180))"
    }
    if random.percent(75) {
      values["city"] = place.city
      values["state"] = place.state
      values["zip"] = place.zip
    }
    if random.percent(85) { values["country"] = locality.country }
    if random.percent(50) {
      values["hs_timezone"] = locality.timeZone
      values["ip_country"] = locality.country.lowercased()
    }
  }

  private func addWork(
    _ locality: Locality,
    _ company: Company,
    to values: inout [String: String],
    _ random: inout SeededRandom
  ) {
    // Typed by people: now and then in capitals, or with blanks around it.
    switch random.below(50) {
    case 0 where oddities: values["company"] = company.name.uppercased()
    case 1 where oddities: values["company"] = " \(company.name)  "
    default: values["company"] = company.name
    }
    if random.percent(55) { values["website"] = "https://www.\(company.domain)" }
    if random.percent(80) { values["jobtitle"] = random.pick(locality.titles) }
    if random.percent(40) { values["industry"] = company.industry }
    if random.percent(25) {
      values["annualrevenue"] = random.pick(["1200000", "$4.5M", "250 000", "98000.50", "n/a"])
    }
    if random.percent(45) {
      values["numemployees"] = random.pick(HubSpotOptions.employeeRanges).0
    }
  }
}
