import Matching
import Testing

@Suite struct NameTokensTests {
  @Test(arguments: [
    ("FirstName", ["firstname"]), ("firstname", ["firstname"]), ("Last Name", ["lastname"]),
    ("HubSpot_Id__c", ["hub", "spot", "id"]), ("hs_analytics_source", ["analytics", "source"]),
    ("mobilephone", ["mobile", "phone"]), ("jobtitle", ["title"]), ("zip", ["postal"]),
    ("Zip/Postal Code", ["postal"]), ("State/Province", ["state"]),
    ("numemployees", ["employees"]), ("Number of Employees", ["employees"]),
    ("E-Mail", ["email"]), ("HasOptedOutOfEmail", ["has", "optout", "email"]),
    ("annualrevenue", ["annual", "revenue"]), ("Website URL", ["website"]),
    ("IP Address", ["ip"]), ("Organisation", ["company"]), ("Addresses", ["street"]),
  ])
  func `splits names and labels into words that mean something`(_ text: String, _ words: [String]) {
    #expect(NameTokens.of(text) == words)
  }

  @Test(arguments: ["", "___", "the of"]) func `finds no words where there are none`(_ text: String)
  {
    #expect(NameTokens.of(text).isEmpty)
  }
}
