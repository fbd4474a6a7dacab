package import Foundation

/// Everything the oracle looks at after a run has ended.
package struct Evidence: Sendable {
  package var contacts: [SourceContact]
  package var leads: [StoredRow]
  package var accounts: [StoredRow]
  package var arrivals: [Arrival]
  /// Every run of the workspace; there must be one.
  package var runs: [RunClaim]
  package var causes: [CauseClaim]

  package init(
    contacts: [SourceContact],
    leads: [StoredRow],
    accounts: [StoredRow],
    arrivals: [Arrival],
    runs: [RunClaim],
    causes: [CauseClaim]
  ) {
    self.contacts = contacts
    self.leads = leads
    self.accounts = accounts
    self.arrivals = arrivals
    self.runs = runs
    self.causes = causes
  }

  /// Reads JSON documents that stand one on a line.
  package static func lines<Item: Decodable>(_ data: Data, of type: Item.Type) throws -> [Item] {
    let decoder = JSONDecoder()
    return try data.split(separator: UInt8(ascii: "\n")).map { line in
      try decoder.decode(type, from: Data(line))
    }
  }
}

/// A page of the public contacts API.
package struct ContactPage: Decodable, Sendable {
  package struct Paging: Decodable, Sendable {
    package struct Next: Decodable, Sendable {
      package var after: String
    }

    package var next: Next?
  }

  package var results: [SourceContact]
  package var paging: Paging?

  package var after: String? { paging?.next?.after }
}
