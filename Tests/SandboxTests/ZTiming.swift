import Records
import Testing
import Foundation
@testable import Sandbox
struct ZTiming {
  @Test func `timing`() throws {
    let clock = ContinuousClock()
    let s = try Playground { $0.size = 1000; $0.enforceLimits = false }
    let token = try s.token()
    let props = "email,firstname,lastname,company,jobtitle,phone,mobilephone,website,city,state,zip,country,industry,hs_analytics_source,annualrevenue,hs_lead_status"
    let t1 = clock.measure { for i in 0..<10 { _ = s.hubSpot("/crm/v3/objects/contacts?limit=100&after=\(i*5000+1)&properties=\(props)") } }
    print("10 pages", t1)
    var recs: [[JSON]] = []
    for b in 0..<5 { recs.append((0..<200).map { ["HubSpot_Id__c": .string("\(b*200+$0)"), "LastName": "Lund", "FirstName": "Ida", "Company": "Fjord & Sons", "Email": .string("ida\(b*200+$0)@example.com"), "Title": "Buyer of many things", "Phone": "+1 415 555 0134", "LeadSource": "Web", "City":"Oslo","Country":"Norway","Website":"https://www.example.com","NumberOfEmployees":12]}) }
    let t2 = try clock.measure { for r in recs { _ = try s.upsert(r, token: token) } }
    print("5 upserts of 200 (client JSON incl)", t2)
    let t3 = try clock.measure { for r in recs { _ = try s.upsert(r, token: token) } }
    print("5 updates", t3)
    let names = (0..<200).map { "'" + Company($0, seed: 1).name.split(separator: "'").joined(separator: "\\'") + "'" }.joined(separator: ",")
    let t4 = clock.measure { _ = s.query("SELECT Id, Name FROM Account WHERE Name IN (\(names))", token: token) }
    print("account lookup", t4)
    let t5 = clock.measure { _ = s.salesforce("GET", "/sobjects/Lead/describe", token: token) }
    let t6 = clock.measure { _ = s.hubSpot("/crm/v3/properties/contacts") }
    let t7 = clock.measure { _ = s.hubSpot("/crm/v3/properties/contacts") }
    print("describe", t5, "properties", t6, t7)
    let t8 = try clock.measure { _ = try Playground { $0.size = 100_000 } }
    print("init 100k", t8)
    func rss() -> String { (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8))?.split(separator: "\n").first { $0.hasPrefix("VmRSS") }.map { String($0) } ?? "" }
    print(rss())
    let t9 = try clock.measure { for b in 0..<250 { _ = try s.upsert((0..<200).map { ["HubSpot_Id__c": .string("x\(b*200+$0)"), "LastName": "Lund", "FirstName": "Ida", "Company": "Fjord & Sons", "Email": .string("ida\(b*200+$0)@example.com"), "Title": "Buyer of many things", "Phone": "+1 415 555 0134", "LeadSource": "Web", "City":"Oslo","Country":"Norway"]}, token: token) } }
    print("50k leads", t9, rss())
  }
}
