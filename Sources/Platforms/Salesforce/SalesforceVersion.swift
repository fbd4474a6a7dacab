/// Where Salesforce's REST API stands and which of its versions is spoken.
///
/// Nothing else names a path.
enum SalesforceVersion {
  /// Served since Winter '24; versions live at least three years.
  ///
  /// Salesforce, API End-of-Life Policy.
  static let api = "v60.0"
  static let data = "/services/data/" + api
  /// Salesforce, OAuth 2.0 Client Credentials Flow: on the My Domain host only.
  static let token = "/services/oauth2/token"

  /// Salesforce, Upsert Records Using sObject Collections.
  static let collectionMax = 200
  /// Salesforce, REST API, Query: default and maximum.
  static let pageMax = 2_000
  /// Values of one `IN` list, as advised for the bound below.
  static let listMax = 200
  /// URI and headers together.
  ///
  /// Salesforce, Status Codes and Error Responses (414, 431).
  static let requestLineBytesMax = 16_384
  /// What a text field that can be filtered by holds at most; longer values match nothing.
  static let filterableLengthMax = 255
}
