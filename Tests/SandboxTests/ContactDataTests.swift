import Records
import Testing

@testable import Sandbox

/// The data must hold what breaks integrations, in known shares, the same every time.
struct ContactDataTests {
  private static let thousand: [HubSpotRecord] = {
    let generator = ContactGenerator(seed: 1, size: 1000)
    return (0..<1000).map { generator.record(at: $0) }
  }()

  private static func blank(_ record: HubSpotRecord, _ name: String) -> Bool {
    (record.values[name] ?? "").trimmingBlanks.isEmpty
  }

  @Test func `is the same for the same seed and another for another`() {
    let again = ContactGenerator(seed: 1, size: 1000).record(at: 321)
    #expect(again.values == Self.thousand[321].values)
    #expect(ContactGenerator(seed: 2, size: 1000).record(at: 321).values != again.values)
  }

  @Test func `lacks names, companies and sources as often as it should`() {
    #expect(Self.thousand.count { Self.blank($0, "lastname") } == 10)
    #expect(Self.thousand.count { Self.blank($0, "company") } == 20)
    #expect((120...180).contains(Self.thousand.count { Self.blank($0, "hs_analytics_source") }))
    #expect(Self.thousand.contains { $0.values["hs_analytics_source"] == "" })
    #expect(Self.thousand.contains { $0.values["hs_analytics_source"] == "  " })
    #expect((20...70).contains(Self.thousand.count { $0.values["email"] == nil }))
  }

  @Test func `uses every source there is`() {
    let used = Set(Self.thousand.compactMap { $0.values["hs_analytics_source"] })
    #expect(used.isSuperset(of: HubSpotOptions.sources.map(\.0)))
  }

  @Test func `holds addresses that Salesforce refuses, a handful`() {
    let refused = Self.thousand.filter { record in
      record.values["email"].map { !EmailForm.isAccepted($0.trimmingBlanks) } ?? false
    }
    #expect(refused.count == 8)
    #expect(refused.contains { $0.values["email"] == "anna@example" })
  }

  @Test func `has texts longer than a lead takes`() {
    #expect(Self.thousand.contains { ($0.values["lastname"] ?? "").utf16.count > 80 })
    #expect(Self.thousand.contains { ($0.values["jobtitle"] ?? "").utf16.count > 128 })
    #expect(Self.thousand.contains { ($0.values["company"] ?? "").utf16.count > 255 })
  }

  @Test func `gives every address to one contact only`() {
    let emails = Self.thousand.compactMap { $0.values["email"]?.trimmingBlanks.lowercased() }
    #expect(Set(emails).count == emails.count)
  }

  @Test func `names nobody who could exist`() {
    for record in Self.thousand {
      if let host = record.values["hs_email_domain"]?.trimmingBlanks {
        let ending = host.split(separator: ".").last.map { String($0) } ?? ""
        let reserved = ["example", "test", "localhost"].contains(ending)
        #expect(reserved || ["example.com", "example.org", "example.net"].contains(host))
      }
      for name in ["phone", "mobilephone", "fax"] {
        guard let number = record.values[name] else { continue }
        let digits = String(number.filter(\.isNumber))
        #expect(digits.contains("41555501") || digits.contains("207946"), "\(number)")
      }
    }
  }

  @Test func `writes every contact only with properties that exist`() {
    let known = Set(HubSpotProperty.contacts.map(\.name))
    for record in Self.thousand { #expect(known.isSuperset(of: record.values.keys)) }
    let used = Set(Self.thousand.flatMap(\.values.keys))
    #expect(used.count >= 40)
  }

  @Test func `needs no memory for a hundred thousand`() {
    let generator = ContactGenerator(seed: 1, size: 100_000)
    #expect(generator.record(at: 99_999).id == 4_999_951)
    #expect(generator.index(of: 4_999_951) == 99_999)
    #expect(generator.index(of: 4_999_952) == nil)
    #expect(generator.index(of: 5_000_001) == nil)
  }

  @Test func `has an account for most companies, two for some, none for a few`() throws {
    let sandbox = try Playground { $0.size = 1000 }
    let accounts = try #require(sandbox.world.table("Account"))
    let name = try #require(accounts.object.position(of: "Name"))
    var counts = [0: 0, 1: 0, 2: 0]
    var otherCase = 0
    for index in 0..<Company.count(contacts: 1000) {
      let company = Company(index, seed: 1)
      let rows = accounts.rows(where: name, is: company.name.lowercased()) ?? []
      counts[rows.count, default: 0] += 1
      if let first = rows.first, accounts.rows[first][name] != .text(company.name) {
        otherCase += 1
      }
    }
    #expect((counts[0] ?? 0) >= 10 && (counts[2] ?? 0) >= 3 && (counts[1] ?? 0) >= 150)
    #expect(otherCase >= 20)
  }
}
