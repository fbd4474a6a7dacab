/// Where HubSpot's API stands and which of its versions is spoken.
///
/// Nothing else names a path.
enum HubSpotVersion {
  /// HubSpot, API overview; `api.hubspot.com` is another name of it.
  static let host = "https://api.hubapi.com"

  /// The classic paths, enforced until September 2027; the dated ones (`/crm/objects/2026-03`) take
  /// the same bodies.
  ///
  /// HubSpot, developer changelog, API versioning.
  static let objects = "/crm/v3/objects"
  static let properties = "/crm/v3/properties"
  /// HubSpot, Account information API.
  static let account = "/account-info/v3/details"

  /// HubSpot, Contacts API, Retrieve contacts: 100 at most.
  static let pageMax = 100
  /// HubSpot, CRM search, Limits: records of a page, and characters of a request.
  static let searchPageMax = 200
  static let searchBodyMax = 3_000
  /// HubSpot, Contacts API, Batch endpoints: the 101st input is refused.
  static let batchMax = 100
  /// 414 exists and its bound is not published; common servers stop at 8 KB.
  static let urlBytesMax = 8_000
}
