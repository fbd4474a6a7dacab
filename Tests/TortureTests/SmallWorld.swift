@testable import TortureOracle

/// Six contacts, what honestly became of them, and room for lies.
struct SmallWorld {
  /// Two good ones, and one for each reason to refuse.
  static let contacts = [
    contact("1", ["lastname": " Nguyen ", "company": "Redwood", "email": "mia@redwood.example"]),
    contact("51", ["lastname": "Okafor", "company": "nordlicht GmbH", "hs_analytics_source": " "]),
    contact("101", ["lastname": "  ", "company": "Redwood"]),
    contact("151", ["lastname": "Hart", "company": "Redwood", "email": "tom..hart@example.com"]),
    contact("201", ["lastname": "Silva", "company": "Kilo AG", "jobtitle": "Chief"]),
    contact(
      "251",
      ["lastname": "Berg", "company": "Redwood", "jobtitle": String(repeating: "Very ", count: 30)]
    ),
  ]

  static let accounts = [
    row(["Id": "001A", "Name": "NORDLICHT GmbH"]), row(["Id": "001B", "Name": "Kilo AG"]),
    row(["Id": "001C", "Name": "kilo ag"]),
  ]

  /// What a good run leaves behind.
  static let honest = Evidence(
    contacts: contacts,
    leads: [
      row([
        "Id": "00Q1", "HubSpot_Id__c": "1", "LastName": "Nguyen", "Company": "Redwood",
        "Email": "mia@redwood.example", "LeadSource": "Marketing Site",
      ]),
      row([
        "Id": "00Q2", "HubSpot_Id__c": "51", "LastName": "Okafor", "Company": "nordlicht GmbH",
        "LeadSource": "Marketing Site", "Account__c": "001A",
      ]),
    ],
    accounts: accounts,
    arrivals: [
      Arrival(sequence: 1, operation: "hubspot.contacts.list"),
      Arrival(sequence: 2, operation: "salesforce.collections.upsert", created: ["1", "51"]),
    ],
    runs: [
      RunClaim(
        run: "run-1",
        state: "completed_with_exceptions",
        counts: ["read": 6, "created": 1, "updated": 1, "invalid": 3, "held": 1],
        addsUp: true
      )
    ],
    causes: [
      CauseClaim(count: 1, outcome: "held", field: "Account__c", records: ["201"]),
      CauseClaim(count: 1, outcome: "invalid", field: "LastName", records: ["101"]),
      CauseClaim(count: 1, outcome: "invalid", field: "Email", records: ["151"]),
      CauseClaim(count: 1, outcome: "invalid", field: "Title", records: ["251"]),
    ]
  )

  private static func contact(_ id: String, _ properties: [String: String?]) -> SourceContact {
    SourceContact(id: id, properties: properties)
  }

  static func row(_ fields: [String: String]) -> StoredRow { StoredRow(fields: fields) }
}
