/// An object type of the portal, by any of the names the platform accepts.
enum HubSpotObject: String, CaseIterable, Sendable {
  case contacts
  case companies

  init?(path: String) {
    switch path.lowercased() {
    case "contacts", "contact", "0-1": self = .contacts
    case "companies", "company", "0-2": self = .companies
    default: return nil
    }
  }

  /// The type's number, as it stands in links.
  var typeID: String {
    switch self {
    case .contacts: "0-1"
    case .companies: "0-2"
    }
  }

  /// As error texts call one record.
  var singular: String {
    switch self {
    case .contacts: "CONTACT"
    case .companies: "COMPANY"
    }
  }

  /// The property that holds when a record last changed.
  var modifiedProperty: String {
    switch self {
    case .contacts: "lastmodifieddate"
    case .companies: "hs_lastmodifieddate"
    }
  }

  var properties: [HubSpotProperty] {
    switch self {
    case .contacts: HubSpotProperty.contacts
    case .companies: HubSpotProperty.companies
    }
  }

  /// What is answered when nothing is asked for.
  var defaultProperties: [String] {
    switch self {
    case .contacts:
      ["createdate", "email", "firstname", "hs_object_id", "lastmodifieddate", "lastname"]
    case .companies: ["createdate", "domain", "hs_lastmodifieddate", "hs_object_id", "name"]
    }
  }

  /// What is answered whatever is asked for.
  var fixedProperties: [String] {
    switch self {
    case .contacts: ["createdate", "hs_object_id", "lastmodifieddate"]
    case .companies: ["createdate", "hs_lastmodifieddate", "hs_object_id"]
    }
  }

  var listOperation: SandboxOperation {
    switch self {
    case .contacts: .hubSpotContactsList
    case .companies: .hubSpotCompaniesList
    }
  }

  var readOperation: SandboxOperation {
    switch self {
    case .contacts: .hubSpotContactsRead
    case .companies: .hubSpotCompaniesRead
    }
  }

  var batchReadOperation: SandboxOperation {
    switch self {
    case .contacts: .hubSpotContactsBatchRead
    case .companies: .hubSpotCompaniesBatchRead
    }
  }

  var searchOperation: SandboxOperation {
    switch self {
    case .contacts: .hubSpotContactsSearch
    case .companies: .hubSpotCompaniesSearch
    }
  }
}
