import Drafting
import MappingLanguage
import Testing

@Suite struct DescriptionSplitterTests {
  struct Case: Sendable {
    let text: String
    let sentences: [String]
  }

  static let cases = [
    Case(
      text: Fixtures.description,
      sentences: [
        "Map HubSpot contacts to Salesforce leads.",
        "Use the company name for the account lookup.",
        "Set lead source to 'Marketing Site' if the original source field is empty.",
      ]
    ),
    Case(text: "One sentence without an end", sentences: ["One sentence without an end"]),
    Case(
      text: "Write 'Dr. No. Yes!' into Title. Then stop.",
      sentences: ["Write 'Dr. No. Yes!' into Title.", "Then stop."]
    ),
    Case(
      text: "Use e.g. the mobile number, i.e. mobilephone. It's 3.5 digits at example.com today.",
      sentences: [
        "Use e.g. the mobile number, i.e. mobilephone.", "It's 3.5 digits at example.com today.",
      ]
    ),
    Case(
      text: "Rules:\n- Map the name.\n- Skip contacts without an e-mail\n\n2) Keep the city",
      sentences: [
        "Rules:", "Map the name.", "Skip contacts without an e-mail", "Keep the city",
      ]
    ),
    Case(
      text: "Map the contact's name\nto the lead. Really? Yes!",
      sentences: ["Map the contact's name to the lead.", "Really?", "Yes!"]
    ),
    Case(
      text: "He said \"Map it.\" Then he left.",
      sentences: ["He said \"Map it.\"", "Then he left."]
    ),
    Case(
      text: "The firm is Acme Inc. in Oslo. Mr. Berg is its owner.",
      sentences: ["The firm is Acme Inc. in Oslo.", "Mr. Berg is its owner."]
    ),
    Case(
      text: "Don't copy the fax. Contacts' names stay.",
      sentences: ["Don't copy the fax.", "Contacts' names stay."]
    ),
    Case(
      text: "Ülkeyi kopyala. Österreich bleibt.",
      sentences: ["Ülkeyi kopyala.", "Österreich bleibt."]
    ),
    Case(
      text:
        "Members to contacts\n\n| Member | Contact |\n| --- | :-: |\n| First Name | firstname |",
      sentences: ["Members to contacts", "Member | Contact", "First Name | firstname"]
    ),
    Case(
      text: "email -> Email\nphone -> Phone",
      sentences: ["email -> Email", "phone -> Phone"]
    ),
    Case(
      text: "E-mail goes to Email\nCompany goes to Company\nLead Source is always Fair",
      sentences: ["E-mail goes to Email", "Company goes to Company", "Lead Source is always Fair"]
    ),
    Case(
      text: "Map HubSpot contacts to the\nSalesforce leads of our\nMarketing team.",
      sentences: ["Map HubSpot contacts to the Salesforce leads of our Marketing team."]
    ),
    Case(
      text: "Map HubSpot contacts, found by\nE-mail, with\nFirst Name.",
      sentences: ["Map HubSpot contacts, found by E-mail, with First Name."]
    ),
    Case(text: "First a -> b,\nthen stop", sentences: ["First a -> b, then stop"]),
    Case(text: "  \n \n", sentences: []),
    Case(text: "...", sentences: []),
  ]

  @Test(arguments: cases) func `finds the sentences as they were written`(_ example: Case) {
    let sentences = DescriptionSplitter.sentences(of: example.text)
    #expect(sentences.map(\.text) == example.sentences)
    #expect(sentences.map(\.id) == (0..<example.sentences.count).map { "S\($0 + 1)" })
  }

  @Test(arguments: cases) func `loses no letter`(_ example: Case) {
    func letters(_ text: String) -> [Character] {
      text.filter { $0.isLetter || $0.isNumber }.map { $0 }
    }
    let kept = DescriptionSplitter.sentences(of: example.text).map(\.text).joined(separator: " ")
    // The numbers of list items are marks, not text.
    #expect(letters(kept) == letters(example.text.replacing("2)", with: "")))
  }
}
