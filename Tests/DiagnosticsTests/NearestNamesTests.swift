import Diagnostics
import Testing

@Suite("Nearest names")
struct NearestNamesTests {
  static let names = ["Email", "Company", "LeadSource", "Lead_Status__c", "FirstName", "LastName"]

  @Test(arguments: [
    ("email", ["Email"]),
    ("Compny", ["Company"]),
    ("lead_source", ["LeadSource"]),
    ("LeadSorce", ["LeadSource"]),
    ("Lead-Status", ["Lead_Status__c"]),
    ("Zodiac", []),
    ("Eamil", ["Email"]),
    ("", []),
  ])
  func `finds what was meant`(wanted: String, expected: [String]) {
    #expect(NearestNames.of(wanted, in: Self.names) == expected)
  }

  @Test(arguments: [
    ("defualt", ["default"]),
    ("lowr", ["lower"]),
    ("Normalize-Emial", ["normalize_email"]),
    ("normalize_phone_number", ["normalize_phone"]),
    ("normalize_unicode", []),
    ("remove_suffix", []),
    ("phone", []),
    ("nope", []),
    ("nt", []),
    ("NOT", ["not"]),
    ("nat", []),
    ("", []),
  ])
  func `tells a slip from another word`(wanted: String, expected: [String]) {
    let names = ["default", "lower", "normalize_email", "normalize_phone", "remove_prefix", "not"]
    #expect(NearestNames.misspelled(wanted, in: names) == expected)
  }

  @Test func `puts the best first and stops at the limit`() {
    let near = NearestNames.of(
      "name",
      in: ["nickname", "names", "gnome", "name", "nicknames"],
      limit: 3
    )
    #expect(near == ["name", "names", "nickname"])
  }

  @Test func `a tie is broken by the alphabet, so that hints never change`() {
    #expect(NearestNames.of("cat", in: ["cot", "bat", "cut"]) == ["bat", "cot", "cut"])
  }

  @Test(arguments: [
    ("q", ["a", "b"], []), ("t", ["at", "tt"], []), ("DE", ["DK", "FR", "de"], ["de"]),
    ("abc", ["axy", "acb", "bca"], ["acb"]), ("tgas", ["tags", "gone"], ["tags"]),
  ])
  func `more than half of the letters are the same`(
    wanted: String,
    names: [String],
    expected: [String]
  ) {
    #expect(NearestNames.of(wanted, in: names) == expected)
  }

  @Test func `case, underscores and hyphens make no other name`() {
    #expect(NearestNames.areAlike("Lead-Source", "lead_source"))
    #expect(!NearestNames.areAlike("Lead Source", "LeadSource"))
  }

  @Test func `makes a sentence of it`() {
    #expect(NearestNames.hint(for: "emial", in: Self.names) == "Use \"Email\".")
    #expect(
      NearestNames.hint(for: "name", in: ["names", "Name"]) == "Use \"Name\" or \"names\"."
    )
    #expect(NearestNames.hint(for: "Zodiac", in: Self.names) == nil)
  }

  @Test func `names of more than two hundred bytes are near nothing`() {
    let long = String(repeating: "n", count: 200)
    #expect(NearestNames.of(long, in: [long + "m", long, "n"]) == [long])
    #expect(NearestNames.of(long + "m", in: [long, long + "m"]) == [])
  }

  @Test func `an empty name is part of nothing and nothing is part of it`() {
    #expect(NearestNames.of("", in: ["", "abc"]) == [""])
    #expect(NearestNames.of("abcdef", in: [""]) == [])
  }

  @Test(arguments: [
    ("nonactive", "active"), ("inactive", "active"), ("paid", "unpaid"), ("not_won", "won"),
  ])
  func `no name is near what says the opposite`(_ wanted: String, _ name: String) {
    #expect(NearestNames.of(wanted, in: [name]) == [])
    #expect(NearestNames.misspelled(wanted, in: [name]) == [])
  }

  @Test func `of names that share a part the shortest is nearest`() {
    let names = ["hs_calculated_phone_number", "mobilephone", "phone"]
    #expect(NearestNames.of("phon", in: names).first == "phone")
  }
}
