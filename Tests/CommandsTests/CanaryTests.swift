import Commands
import Foundation
import Records
import StandIn
import Synchronization
import Testing

/// Unique words in everything that is secret or personal: none of them may reach the model's
/// endpoint, however it is written.
@Suite("What a model's endpoint is sent", .timeLimit(.minutes(10)))
struct CanaryTests {
  /// Answers as the stand-in does, first with a field that does not exist, so that a repair is
  /// asked for; keeps every request.
  final class Recorder: Sendable {
    private let requests = Mutex<[String]>([])
    var texts: [String] { requests.withLock { $0 } }

    func answer(_ request: JSON) -> JSON {
      let isFirst = requests.withLock { requests in
        requests.append(request.text())
        return requests.count == 1
      }
      let reply = StandInModel.answer(request)
      guard isFirst, let text = reply["choices"]?[0]?["message"]?["content"]?.string else {
        return reply
      }
      let broken = text.replacing(#""name":"company""#, with: #""name":"compnay""#)
      return [
        "id": "x", "object": "chat.completion", "created": 0, "model": "test-model",
        "choices": [
          [
            "index": 0, "finish_reason": "stop",
            "message": ["role": "assistant", "content": .string(broken)],
          ]
        ], "usage": reply["usage"] ?? .null,
      ]
    }
  }

  /// What is planted: a name for it, and the word.
  static let canaries: [(place: String, word: String)] = [
    ("the model's key", "kq7-zebra-model-key"), ("an environment secret", "kq7-zebra-pepper"),
    ("a file's secret", "kq7-zebra-salt"), ("a token of a connection", "kq7-zebra-token"),
    ("a client secret", "kq7-zebra-client"), ("an e-mail address", "kq7zebra.mail@example.com"),
    ("a name", "Kqzebraname"), ("a company", "Kqzebra Works"), ("a phone", "+1 415 555 0177"),
    ("an address", "77 Kqzebra Street"), ("free text", "kq7zebra said please call"),
    ("a web site", "kq7zebra.example.net"), ("a number", "770077007700"),
    ("a day", "1977-07-07"), ("an identifier", "id-kq7zebra-9"),
    ("a table's cell", "kq7-zebra-cell"),
    ("a table's other cell", "kq7-zebra-rep@example.com"),
    ("a description that nobody approved", "Kqzebrastrategy"), ("a file's name", "kq7-zebra-file"),
    ("a journal's folder", "kq7-zebra-workspace"),
  ]

  private static func word(_ place: String) -> String {
    canaries.first { $0.place == place }?.word ?? ""
  }

  /// The word as it is, in other cases, escaped in JSON and in URLs, in hexadecimal, and in Base64
  /// wherever in a longer text it may begin.
  static func spellings(of word: String) -> [String] {
    let bytes = Array(word.utf8)
    let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let allowed = CharacterSet.alphanumerics
    var spellings = [
      word, word.lowercased(), word.uppercased(), hex, hex.uppercased(),
      JSON.string(word).text(), word.replacing("/", with: "\\/"),
      word.addingPercentEncoding(withAllowedCharacters: allowed) ?? word,
      word.replacing(" ", with: "+"), String(word.reversed()),
      bytes.map { "\\u00" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(),
    ]
    for shift in 0..<3 {
      let text = Data([UInt8](repeating: 0x20, count: shift) + bytes).base64EncodedString()
      // The first and last characters depend on what stands around.
      let middle = text.dropFirst(shift == 0 ? 0 : 4).prefix { $0 != "=" }.dropLast(1)
      spellings += [
        String(middle),
        String(middle).replacing("+", with: "-").replacing("/", with: "_"),
      ]
    }
    return Set(spellings.filter { $0.count > 4 }).sorted()
  }

  private func plant(_ workspace: TestWorkspace, sendsSamples: Bool) throws {
    try workspace.edit("crosswalk.yaml") { text in
      text.replacing("token: sandbox:token", with: "token: env:HUBSPOT_TOKEN")
        .replacing("client_secret: sandbox:client_secret", with: "client_secret: env:SF_SECRET")
        .replacing(
          "  name: test-model\n",
          with: "  name: test-model\n  key: env:MODEL_KEY\n  send_samples: \(sendsSamples)\n"
        ) + "\nsecrets:\n  pepper: env:PEPPER\n  salt: file:\(Self.word("a file's name")).txt\n"
    }
    try workspace.edit("\(Self.word("a file's name")).txt") { _ in Self.word("a file's secret") }
    try workspace.edit("tables/reps.csv") { _ in
      "region,rep\n\(Self.word("a table's cell")),\(Self.word("a table's other cell"))\n"
    }
    let properties: JSON = [
      "email": .string(Self.word("an e-mail address")), "firstname": .string(Self.word("a name")),
      "lastname": .string(Self.word("a name")), "company": .string(Self.word("a company")),
      "phone": .string(Self.word("a phone")), "mobilephone": .string(Self.word("a phone")),
      "address": .string(Self.word("an address")), "city": .string(Self.word("a name")),
      "message": .string(Self.word("free text")), "jobtitle": .string(Self.word("free text")),
      "website": .string(Self.word("a web site")), "annualrevenue": .string(Self.word("a number")),
      "numemployees": .string(Self.word("a number")), "zip": .string(Self.word("a number")),
      "date_of_birth": .string(Self.word("a day")), "closedate": .string(Self.word("a day")),
      "hs_object_id": .string(Self.word("an identifier")),
      "hs_analytics_source": .string(Self.word("a company")),
    ]
    let record: JSON = [
      "id": .string(Self.word("an identifier")), "properties": properties, "archived": false,
    ]
    try workspace.edit("samples/hubspot/contacts.jsonl") { _ in record.text() + "\n" }
  }

  @Test(arguments: [false, true]) func `holds nothing secret and nobody's data`(
    sendsSamples: Bool
  ) async throws {
    let recorder = Recorder()
    try await TestWorkspace.with(size: 20, model: { recorder.answer($0) }) { workspace in
      // Catalogs, and a draft of something else, are in the journal before.
      #expect(await workspace.run("catalog", "pull").status == .done)
      let other = await workspace.run(
        "describe-mapping",
        "other-one",
        "--text",
        "Map HubSpot contacts to Salesforce leads. "
          + "Write '\(Self.word("a description that nobody approved"))' into the description."
      )
      #expect([.done, .error, .waitsForPerson].contains(other.status), "\(other.all)")
      let before = recorder.texts.count
      try plant(workspace, sendsSamples: sendsSamples)
      let environment = [
        "MODEL_KEY": Self.word("the model's key"), "PEPPER": Self.word("an environment secret"),
        "HUBSPOT_TOKEN": Self.word("a token of a connection"),
        "SF_SECRET": Self.word("a client secret"),
      ]
      let screen = await workspace.run(
        ["describe-mapping", TestWorkspace.mapping, "--text", TestWorkspace.description],
        environment: environment
      )
      #expect([.done, .error, .waitsForPerson].contains(screen.status), "\(screen.all)")
      let requests = recorder.texts.dropFirst(before)
      #expect(!requests.isEmpty, "\(screen.all)")
      for (place, word) in Self.canaries {
        for spelling in Self.spellings(of: word) {
          #expect(!requests.contains { $0.contains(spelling) }, "\(place) as \(spelling)")
        }
      }
      #expect(!requests.contains { $0.contains(workspace.folder) })
      // Shapes show that the samples were there to be sent.
      #expect(requests.contains { $0.contains("<<samples") } == sendsSamples)
      #expect(requests.contains { $0.contains("a***@d***.tld") } == sendsSamples)
    }
  }

  @Test func `knows a word in every spelling`() {
    let word = "kq7-zebra-token"
    let spellings = Self.spellings(of: word)
    for before in ["", "x", "xy", "xyz"] {
      let text = Data((before + word + " and more").utf8).base64EncodedString()
      #expect(spellings.contains { text.contains($0) }, "\(before)")
    }
    #expect(spellings.contains("kq7%2Dzebra%2Dtoken"))
    #expect(Set(Self.canaries.map(\.word)).count == Self.canaries.count)
  }
}
