import Testing

@testable import Orchestration

@Suite("E-mail addresses in a record")
struct EmailScanTests {
  @Test(arguments: [
    (#"{"email":"Ida@Example.com"}"#, ["ida@example.com"]),
    (
      #"{"note":"write to a.b+c@mail.example.org, or to d@example.net"}"#,
      []
    ),
    (
      #"{"more":"a.b+c@mail.example.org;d@example.net"}"#,
      ["a.b+c@mail.example.org", "d@example.net"]
    ), (#"{"a":"x@example.com","b":"X@EXAMPLE.COM"}"#, ["x@example.com"]),
    (#"{"a":"jürgen@müller.example"}"#, ["jürgen@müller.example"]),
    (#"{"a":"at @ home","b":"@handle","c":"user@localhost"}"#, []),
    ("", []),
  ])
  func `are found where they are the whole value, or one of a list`(
    json: String,
    addresses: [String]
  ) {
    #expect(EmailScan.addresses(in: Array(json.utf8)) == addresses)
  }
}
