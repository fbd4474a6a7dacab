import Records

/// What an org holds before anybody writes to it: users, and accounts for most employers.
enum OrgGenerator {
  /// Fills the tables of accounts, contacts and users; returns the identifier of the API user.
  static func fill(
    _ tables: inout [SalesforceTable],
    seed: UInt64,
    contacts: Int,
    oddities: Bool,
    at now: Instant
  ) -> String {
    let admin = SalesforceID.make(prefix: SalesforceObject.user.keyPrefix, number: 1)
    for index in tables.indices {
      switch tables[index].object.name {
      case "User": addUsers(to: &tables[index], at: now, user: admin)
      case "Account":
        addAccounts(to: &tables[index], seed, contacts, oddities, at: now, user: admin)
      default: break
      }
    }
    let accounts = tables.first { $0.object.name == "Account" }?.rows.prefix(40).map(\.id) ?? []
    for index in tables.indices where tables[index].object.name == "Contact" {
      addContacts(to: &tables[index], seed, accounts: Array(accounts), at: now, user: admin)
    }
    return admin
  }

  private static func addUsers(
    to table: inout SalesforceTable,
    at now: Instant,
    user: String
  ) {
    let people = [
      ("Crosswalk", "Integration", "integration"), ("Priya", "Raman", "priya"),
      ("Tom", "Hartley", "tom"),
    ]
    for (first, last, name) in people {
      insert(
        [
          "FirstName": first, "LastName": last, "Username": "\(name)@acme.example",
          "Email": "\(name)@acme.example", "Alias": String(name.prefix(8)),
          "TimeZoneSidKey": "America/Phoenix",
        ],
        into: &table,
        at: now,
        user: user
      )
      if let active = table.object.position(of: "IsActive") {
        table.update(table.rows.count - 1, [(active, .flag(true))], at: now, user: user)
      }
    }
  }

  /// Of every dozen employers one is unknown; some names stand in another case, some twice.
  private static func addAccounts(
    to table: inout SalesforceTable,
    _ seed: UInt64,
    _ contacts: Int,
    _ oddities: Bool,
    at now: Instant,
    user: String
  ) {
    for index in 0..<Company.count(contacts: contacts) {
      let company = Company(index, seed: seed)
      if index % 12 == 5 { continue }
      var name = company.name
      if index % 10 == 3 { name = name.uppercased() }
      if index % 10 == 8 { name = name.lowercased() }
      var values = [
        "Name": name, "Website": "https://www.\(company.domain)",
        "Type": index % 3 == 0 ? "Prospect" : "Customer - Direct",
      ]
      insert(values, into: &table, at: now, user: user)
      if oddities, index % 30 == 7 {
        values["Site"] = "Second site"
        insert(values, into: &table, at: now, user: user)
      }
    }
    for name in ["Acme Holding", "Unrelated Ventures", "Sandbox Bank"] {
      insert(["Name": name], into: &table, at: now, user: user)
    }
  }

  private static func addContacts(
    to table: inout SalesforceTable,
    _ seed: UInt64,
    accounts: [String],
    at now: Instant,
    user: String
  ) {
    var random = SeededRandom(seed: seed, stream: 0xC0_417AC7)
    for (index, account) in accounts.enumerated() {
      let locality = random.pick(Locality.all)
      let given = random.pick(locality.given)
      let family = random.pick(locality.family)
      insert(
        [
          "FirstName": given.written, "LastName": family.written, "AccountId": account,
          "Email": "\(given.plain).\(index + 1)@example.net",
          "Phone": "+44 20 7946 0\(100 + index)",
          "Title": random.pick(locality.titles),
        ],
        into: &table,
        at: now,
        user: user
      )
    }
  }

  private static func insert(
    _ values: [String: String],
    into table: inout SalesforceTable,
    at now: Instant,
    user: String
  ) {
    let cells = values.sorted { $0.key < $1.key }.compactMap { name, text in
      table.object.position(of: name).map { (position: $0, value: SalesforceValue.text(text)) }
    }
    table.insert(cells, at: now, user: user)
  }
}
