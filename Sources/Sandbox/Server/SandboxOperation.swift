/// Everything the simulated platforms can be asked, by the names of the fault plan and the log.
package enum SandboxOperation: String, CaseIterable, Hashable, Sendable {
  case hubSpotContactsList = "hubspot.contacts.list"
  case hubSpotContactsRead = "hubspot.contacts.read"
  case hubSpotCompaniesList = "hubspot.companies.list"
  case hubSpotCompaniesRead = "hubspot.companies.read"
  case hubSpotPropertiesList = "hubspot.properties.list"
  case hubSpotAccountInfo = "hubspot.account.info"
  case salesforceToken = "salesforce.token"
  case salesforceVersions = "salesforce.versions"
  case salesforceDescribe = "salesforce.describe"
  case salesforceQuery = "salesforce.query"
  case salesforceCollectionsUpsert = "salesforce.collections.upsert"
  case salesforceLimits = "salesforce.limits"
  case modelChat = "model.chat"
  case modelList = "model.list"
}
