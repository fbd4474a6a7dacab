/// What the mapping of the README must make of a contact, said again from its description and
/// from Salesforce's documentation, without the program's own words.
package struct Expectation: Sendable {
  /// A field that is copied as it is.
  private struct Copy {
    let target: String
    let source: String
    let lengthMax: Int
    var isRequired = false
  }

  private static let copies = [
    Copy(target: "LastName", source: "lastname", lengthMax: 80, isRequired: true),
    Copy(target: "Company", source: "company", lengthMax: 255, isRequired: true),
    Copy(target: "FirstName", source: "firstname", lengthMax: 40),
    Copy(target: "Email", source: "email", lengthMax: 80),
    Copy(target: "Phone", source: "phone", lengthMax: 40),
    Copy(target: "Title", source: "jobtitle", lengthMax: 128),
    Copy(target: "City", source: "city", lengthMax: 40),
    Copy(target: "Country", source: "country", lengthMax: 80),
    Copy(target: "Website", source: "website", lengthMax: 255),
  ]

  static let key = "HubSpot_Id__c"
  static let account = "Account__c"

  /// The properties that must be asked for.
  package static let properties = copies.map(\.source) + ["hs_analytics_source"]

  /// The fields that keep the contact from being written.
  let obstacles: Set<String>
  /// What the row must hold where nothing does; `nil` for a field that must be empty.
  let fields: [String: String?]

  /// Accounts are the org's, grouped by their name in small letters.
  init(_ contact: SourceContact, accounts: [String: [StoredRow]]) {
    var obstacles: Set<String> = []
    var fields: [String: String?] = [:]
    for copy in Self.copies {
      let text = contact.text(copy.source)
      fields[copy.target] = .some(text)
      if copy.isRequired, text == nil { obstacles.insert(copy.target) }
      if let text, text.utf16.count > copy.lengthMax { obstacles.insert(copy.target) }
    }
    if let email = contact.text("email"), !Self.isAddress(email) { obstacles.insert("Email") }
    let named = contact.text("company").flatMap { accounts[$0.lowercased()] } ?? []
    if named.count > 1 { obstacles.insert(Self.account) }
    fields[Self.account] = .some(named.count == 1 ? named.first?["Id"] : nil)
    fields["LeadSource"] = .some(contact.text("hs_analytics_source") ?? "Marketing Site")
    self.obstacles = obstacles
    self.fields = fields
  }

  /// Whether Salesforce takes it: one `@`, no empty word between dots, a dot in the domain.
  static func isAddress(_ text: String) -> Bool {
    let sides = text.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, !text.contains(where: \.isWhitespace) else { return false }
    let parts = sides.map { $0.split(separator: ".", omittingEmptySubsequences: false) }
    return parts[1].count > 1 && parts.joined().allSatisfy { !$0.isEmpty }
  }
}
