/// The fields every object shares.
extension SalesforceObject {
  static func identity(_ label: String, of object: String) -> [SalesforceField] {
    var id = SalesforceField("Id", "\(label) ID", .id).systemSet().lookup()
    id.length = 18
    return [
      id,
      .flag("IsDeleted", "Deleted").readOnly(),
      .reference("MasterRecordId", "Master Record ID", to: [object], as: "MasterRecord")
        .readOnly(),
    ]
  }

  static let audit: [SalesforceField] = [
    .time("CreatedDate", "Created Date").systemSet(),
    .reference("CreatedById", "Created By ID", to: ["User"], as: "CreatedBy").systemSet(),
    .time("LastModifiedDate", "Last Modified Date").systemSet(),
    .reference("LastModifiedById", "Last Modified By ID", to: ["User"], as: "LastModifiedBy")
      .systemSet(),
    .time("SystemModstamp", "System Modstamp").systemSet(),
    .day("LastActivityDate", "Last Activity").readOnly(),
    .time("LastViewedDate", "Last Viewed Date").readOnly(),
    .time("LastReferencedDate", "Last Referenced Date").readOnly(),
  ]

  static func owner(_ kinds: [String]) -> SalesforceField {
    .reference("OwnerId", "Owner ID", to: kinds, as: "Owner").defaulted()
  }

  static let photo = SalesforceField.url("PhotoUrl", "Photo URL").readOnly()
    .with { $0.extraType = "imageurl" }

  /// Street, city, state, postal code, country, place on the map, and the compound of them all.
  static func address(_ prefix: String, _ label: String) -> [SalesforceField] {
    let whole = prefix + "Address"
    let words = label.isEmpty ? "" : label + " "
    let parts: [SalesforceField] = [
      .longText(prefix + "Street", words + "Street", 255),
      .text(prefix + "City", words + "City", 40),
      .text(prefix + "State", words + "State/Province", 80),
      .text(prefix + "PostalCode", words + "Zip/Postal Code", 20),
      .text(prefix + "Country", words + "Country", 80),
      .number(prefix + "Latitude", words + "Latitude", 18, 15),
      .number(prefix + "Longitude", words + "Longitude", 18, 15),
      .choice(prefix + "GeocodeAccuracy", words + "Geocode Accuracy", geocodes)
        .restrictedToOptions(),
    ]
    let compound = SalesforceField(whole, words + "Address", .address).readOnly()
    return parts.map { $0.part(of: whole) } + [compound]
  }

  static let leadSources = [
    "Web", "Phone Inquiry", "Partner Referral", "Purchased List", "Other",
  ]

  static let salutations = ["Mr.", "Ms.", "Mrs.", "Dr.", "Prof."]
  static let ratings = ["Hot", "Warm", "Cold"]

  static let cleanStatuses = [
    "Matched", "Different", "Acknowledged", "NotFound", "Inactive", "Pending", "SelectMatch",
    "Skipped",
  ]

  static let industries = [
    "Agriculture", "Apparel", "Banking", "Biotechnology", "Chemicals", "Communications",
    "Construction", "Consulting", "Education", "Electronics", "Energy", "Engineering",
    "Entertainment", "Environmental", "Finance", "Food & Beverage", "Government", "Healthcare",
    "Hospitality", "Insurance", "Machinery", "Manufacturing", "Media", "Not For Profit",
    "Recreation", "Retail", "Shipping", "Technology", "Telecommunications", "Transportation",
    "Utilities", "Other",
  ]

  private static let geocodes = [
    "Address", "NearAddress", "Block", "Street", "ExtendedZip", "Zip", "Neighborhood", "City",
    "County", "State", "Unknown",
  ]
}
