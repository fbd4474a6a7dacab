import Records

/// The records by their positions, as they are now or as they were.
extension HubSpotPortal {
  /// Later than any change.
  static let latest = Instant(milliseconds: .max)

  func count(_ object: HubSpotObject) -> Int {
    switch object {
    case .contacts: contacts.size
    case .companies: companies.size
    }
  }

  /// A record with the changes known by `moment`.
  func record(
    _ object: HubSpotObject,
    at index: Int,
    asOf moment: Instant = latest
  )
    -> HubSpotRecord
  {
    switch object {
    case .contacts:
      let made = contacts.record(at: index)
      guard !edits.isEmpty, let modified = edits.modified(index, asOf: moment) else {
        return made
      }
      return made.changed(edits.values(index, asOf: moment), modified: modified)
    case .companies: return companies.record(at: index)
    }
  }

  func id(_ object: HubSpotObject, at index: Int) -> Int {
    switch object {
    case .contacts: contacts.id(at: index)
    case .companies: companies.id(at: index)
    }
  }

  /// When a record came; in the order of the positions.
  func created(_ object: HubSpotObject, at index: Int) -> Int64 {
    switch object {
    case .contacts: contacts.created(at: index)
    case .companies: companies.created(at: index)
    }
  }

  /// The position of the first record with that identifier or a greater one.
  func index(_ object: HubSpotObject, from id: Int) -> Int {
    switch object {
    case .contacts: contacts.index(from: id)
    case .companies: companies.index(from: id)
    }
  }

  /// The position of the record a key names; `nil` where there is none.
  func index(_ object: HubSpotObject, of text: String, by key: HubSpotKey) -> Int? {
    switch (key, object) {
    case (.email, _): return contact(email: text)
    case (.id, .contacts): return Int(text).flatMap { contacts.index(of: $0) }
    case (.id, .companies): return Int(text).flatMap { companies.index(of: $0) }
    }
  }

  /// Who has that address now.
  func contact(email: String) -> Int? {
    contacts(email: email).first { index in
      let own = edits.values(index, asOf: Self.latest)["email"]
      return own == nil || own == email.trimmingBlanks.lowercased()
    }
  }

  /// Whoever has that address, had it or will turn out to have had it.
  func contacts(email: String) -> [Int] {
    let email = email.trimmingBlanks.lowercased()
    var found = edits.addressees(of: email)
    if let index = contacts.index(ofEmail: email) { found.insert(index) }
    return found.sorted()
  }
}

/// The property that names a record in a request.
enum HubSpotKey: Sendable {
  case id
  case email

  struct Fault: Error {
    let message: String
  }

  init(_ name: String?, of object: HubSpotObject) throws(Fault) {
    switch name {
    case nil, "hs_object_id": self = .id
    case "email" where object == .contacts: self = .email
    case let other?:
      throw Fault(message: "Unable to look up records by non-unique property \(other)")
    }
  }
}
