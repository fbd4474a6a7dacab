import Records

/// One record of the portal: what HubSpot answers about it.
struct HubSpotRecord: Sendable {
  let id: Int
  let created: String
  let updated: String
  /// Values by property name; a property that is missing here is null.
  let values: [String: String]
}
