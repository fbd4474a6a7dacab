import Matching
import Records
import Testing

@Suite struct FieldFinderTests {
  @Test(arguments: [
    ("the original source field", "hs_analytics_source"),
    ("original source", "hs_analytics_source"),
    ("company name", "company"), ("job title", "jobtitle"), ("e-mail", "email"),
    ("e-mail address", "email"), ("postal code", "zip"), ("contact ID", "hs_object_id"),
    ("lifecycle stage", "lifecyclestage"), ("hs_lead_status", "hs_lead_status"),
    ("first name", "firstname"), ("unsubscribed from all email", "hs_email_optout"),
    ("mobile phone number", "mobilephone"), ("annual revenue", "annualrevenue"),
  ])
  func `finds the source field a phrase names`(_ phrase: String, _ name: String) throws {
    let finder = FieldFinder(try RecordedCatalogs.named("hubspot.contacts"))
    #expect(finder.field(for: phrase)?.name == name, "\(finder.hits(for: phrase))")
  }

  @Test(arguments: [
    ("lead source", "LeadSource"), ("the source", "LeadSource"), ("Title", "Title"),
    ("number of employees", "NumberOfEmployees"), ("zip code", "PostalCode"),
    ("status", "Status"), ("last name", "LastName"),
  ])
  func `finds the target field a phrase names`(_ phrase: String, _ name: String) throws {
    let finder = FieldFinder(try RecordedCatalogs.named("salesforce.Lead"))
    #expect(finder.field(for: phrase)?.name == name, "\(finder.hits(for: phrase))")
  }

  @Test(arguments: ["shoe size", "the moon phase", "", "loyalty tier"])
  func `finds nothing where nothing fits`(_ phrase: String) throws {
    let finder = FieldFinder(try RecordedCatalogs.named("hubspot.contacts"))
    #expect(finder.field(for: phrase) == nil, "\(finder.hits(for: phrase))")
  }
}
