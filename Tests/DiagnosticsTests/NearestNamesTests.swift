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

  @Test func `case, blanks and dashes between words make no other name`() {
    #expect(NearestNames.areAlike("Lead-Source", "lead_source"))
    #expect(NearestNames.areAlike("Lead Source", "LeadSource"))
    #expect(NearestNames.areAlike("11–50", "11-50"))
    #expect(!NearestNames.areAlike("1150", "11-50"))
    #expect(!NearestNames.areAlike("-5", "5"))
    #expect(!NearestNames.areAlike("A-", "A"))
  }

  @Test func `makes a sentence of it`() {
    #expect(NearestNames.hint(for: "emial", in: Self.names) == "Use \"Email\".")
    #expect(
      NearestNames.hint(for: "name", in: ["names", "Name"]) == "Use \"Name\"."
    )
    #expect(NearestNames.hint(for: "Zodiac", in: Self.names) == nil)
  }

  @Test(arguments: [
    ("shipping_city", ["billing_city"], "Near it is \"billing_city\": is it meant?"),
    (
      "amount", ["amount_net", "amount_gross"],
      "Near it are \"amount_net\" and \"amount_gross\": is one of them meant?"
    ),
    (
      "updated_at", ["updated_by", "updated_on", "created_at", "zodiac"],
      "Near it are \"updated_by\", \"updated_on\" and \"created_at\": is one of them meant?"
    ),
    ("email_opt_out", ["email_opt_in"], nil), ("mail", ["no_mail"], nil),
  ])
  func `where nothing was meant the hint is no order`(
    _ wanted: String,
    _ names: [String],
    _ hint: String?
  ) {
    #expect(NearestNames.hint(for: wanted, in: names) == hint)
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
    ("subscribed", "un_subscribed"), ("email_un_subscribed", "subscribed"),
    ("in_active", "active"), ("no-mail", "mail"), ("Non Member", "member"),
    ("isDisAllowed", "is_allowed"), ("email_opt_in", "email_opt_out"), ("optin", "optOut"),
    ("calls_inbound", "calls_outbound"), ("female_count", "male_count"), ("from_id", "to_id"),
    ("first_name", "last_name"), ("min_age", "max_age"),
  ])
  func `no name is near what says the opposite`(_ wanted: String, _ name: String) {
    #expect(NearestNames.of(wanted, in: [name]) == [])
    #expect(NearestNames.of(name, in: [wanted]) == [])
    #expect(NearestNames.misspelled(wanted, in: [name]) == [])
  }

  /// What is looked for, the names there are, those that are near, and the one that was meant.
  static let table: [(String, [String], [String], String?)] = [
    ("amount", ["amount_gross", "amount_net"], ["amount_net", "amount_gross"], nil),
    ("amount", ["amounts", "amount_net"], ["amounts", "amount_net"], "amounts"),
    ("npaid", ["paid", "unpaid"], ["paid", "unpaid"], nil),
    ("npaid", ["paid"], ["paid"], nil),
    ("upaid", ["unpaid"], ["unpaid"], nil),
    ("unpiad", ["paid", "unpaid"], ["unpaid"], "unpaid"),
    ("ppaid", ["paid", "unpaid"], ["paid", "unpaid"], "paid"),
    ("not_customer", ["is_customer"], [], nil),
    ("is_customer", ["not_customer", "is_customers"], ["is_customers"], "is_customers"),
    ("isNotActive", ["isActive"], [], nil),
    ("unpaid_amount", ["paid_amount", "amount"], ["amount"], nil),
    (
      "shipping_adress", ["shipping_address", "billing_address"], ["shipping_address"],
      "shipping_address"
    ),
    ("shiping_adress", ["shipping_address"], ["shipping_address"], "shipping_address"),
    (
      "adress", ["shipping_address", "billing_address"], ["billing_address", "shipping_address"],
      nil
    ),
    ("citty", ["city"], ["city"], "city"),
    ("citty", ["city", "Kitty"], ["Kitty", "city"], nil),
    ("work_email", ["email", "email_work"], ["email_work", "email"], "email_work"),
    ("work_email", ["email"], ["email"], nil),
    ("WorkEmail", ["email_wrok"], ["email_wrok"], nil),
    ("11–50", ["11-50", "51-200"], ["11-50"], "11-50"),
    ("11 – 50", ["11-50"], ["11-50"], "11-50"),
    ("11-50", ["1150"], ["1150"], nil),
    ("address_2", ["address_1"], ["address_1"], nil),
    ("adress2", ["address_2"], ["address_2"], "address_2"),
    ("adress", ["address_2"], ["address_2"], nil),
    ("first_name", ["firstname"], ["firstname"], "firstname"),
    ("frist_name", ["FirstName", "LastName"], ["FirstName", "LastName"], "FirstName"),
    ("url_ecode", ["url_encode", "url_decode"], ["url_decode", "url_encode"], nil),
    ("state", ["status"], ["status"], nil),
    ("mobilephone", ["phone"], ["phone"], nil),
    ("Budget", ["Budget__c"], ["Budget__c"], "Budget__c"),
    ("HTTPStatus", ["http_status"], ["http_status"], "http_status"),
    ("Straße", ["strasse", "Straßen"], ["Straßen", "strasse"], "Straßen"),
    ("no_of_employees", ["num_of_employees"], ["num_of_employees"], "num_of_employees"),
    ("lead_source", ["lead_status"], [], nil),
    ("a", ["ab", "b"], [], nil),
    ("idd", ["id"], ["id"], nil),
    ("phone_number", ["phone_no"], ["phone_no"], "phone_no"),
    ("leadsource", ["Lead_Source__c"], ["Lead_Source__c"], "Lead_Source__c"),
    ("leadsorce", ["lead_source"], ["lead_source"], "lead_source"),
    ("lead_sorce", ["leadsource"], ["leadsource"], "leadsource"),
    ("subscribd", ["un_subscribed"], ["un_subscribed"], nil),
    ("plane_counter", ["aeroplane_counter"], ["aeroplane_counter"], nil),
  ]

  /// Near names of which neither is a slip of the other, and names that one is.
  @Test(arguments: [
    ("payee", "payer"), ("duration_s", "duration_ms"), ("temp_f", "temp_c"),
    ("total_spent", "total_sent"), ("state", "stage"), ("from_id", "form_id"),
    ("amount_usd", "amount_aud"), ("contact_id", "contract_id"), ("contacts", "contracts"),
    ("county", "country"), ("latitude", "altitude"), ("employer_name", "employee_name"),
    ("trial_cost", "trial_coast"), ("interviewer", "interviewee"), ("price", "prince"),
    ("lose_date", "loose_date"), ("user_met", "user_meet"),
    ("internal", "interval"), ("mission", "emission"), ("order_id", "border_id"),
  ])
  func `what may be another word is no slip`(_ name: String, _ other: String) {
    #expect(NearestNames(to: name, among: [other]).meant == nil)
    #expect(NearestNames(to: other, among: [name]).meant == nil)
  }

  @Test(arguments: [
    ("seperate", "separate"), ("busines", "business"), ("recieved_at", "received_at"),
    ("custmer_id", "customer_id"), ("statuss", "status"), ("emial", "email"),
    ("organisation_name", "organization_name"), ("orgnaizatoin", "organization"),
    ("name", "names"), ("branch", "branches"), ("emplyee", "employee"),
  ])
  func `what makes no word is a slip`(_ wanted: String, _ name: String) {
    #expect(NearestNames(to: wanted, among: [name]).meant == name)
  }

  @Test(arguments: table)
  func `only what is nearest alone, and cannot be another, was meant`(
    _ row: (wanted: String, names: [String], near: [String], meant: String?)
  ) {
    for names in [row.names, row.names.reversed()] {
      let near = NearestNames(to: row.wanted, among: names)
      #expect(near.things == row.near, "\(row.wanted)")
      #expect(near.meant == row.meant, "\(row.wanted)")
    }
  }

  @Test func `a thing is as near as the nearest of its names`() {
    let things = [("a", ["zzz", "City"]), ("b", ["citty", "other"]), ("c", ["far"])]
    let near = NearestNames(to: "city", among: things) { $0.1 }
    #expect(near.things.map(\.0) == ["a", "b"])
    #expect(near.meant?.0 == "a")
    let fitting = near.preferring { $0.0 == "b" }
    #expect(fitting.things.map(\.0) == ["a", "b"])
  }

  @Test func `of two as near the one that fits was meant`() {
    let near = NearestNames(to: "opend", among: ["opened", "openid"])
    #expect(near.meant == nil)
    #expect(near.preferring { $0 == "openid" }.meant == "openid")
    #expect(near.preferring { _ in false }.meant == nil)
  }

  @Test func `of names that share a part the shortest is nearest`() {
    let names = ["hs_calculated_phone_number", "mobilephone", "phone"]
    #expect(NearestNames.of("phon", in: names).first == "phone")
  }
}
