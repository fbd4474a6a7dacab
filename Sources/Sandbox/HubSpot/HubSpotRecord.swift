import Records

/// One record of the portal: what HubSpot answers about it.
struct HubSpotRecord: Sendable {
  let id: Int
  let created: String
  private(set) var updated: String
  /// Values by property name; a property that is missing here is null.
  private(set) var values: [String: String]

  init(id: Int, created: String, updated: String, values: [String: String]) {
    self.id = id
    self.created = created
    self.updated = updated
    self.values = values
  }

  /// The contact with other values, last modified at that time.
  func changed(_ changes: [String: String], modified: Int64) -> HubSpotRecord {
    var copy = self
    copy.values.merge(changes) { _, new in new }
    if let email = changes["email"] {
      copy.values["hs_email_domain"] = ContactGenerator.domain(of: email)
    }
    copy.updated = TimeText.zulu(Instant(milliseconds: modified))
    copy.values["lastmodifieddate"] = copy.updated
    return copy
  }
}
