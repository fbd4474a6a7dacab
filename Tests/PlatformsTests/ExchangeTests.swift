import Foundation
import Platforms
import Records
import Testing
import Transport

/// The error table and the wire forms of every adapter, proved by its own samples: call, recorded
/// answer, and what must come of it.
@Suite("Exchanges")
struct ExchangeTests {
  @Test func `there are exchanges for both platforms`() {
    #expect(PlatformExchange.all.count { $0.platform == .hubspot } >= 29)
    #expect(PlatformExchange.all.count { $0.platform == .salesforce } >= 40)
  }

  @Test func `lead to every code that a platform's answer can stop with`() {
    let remedies = PlatformExchange.all.compactMap { $0.json["expect"]?["remedy"]?.string }
    let stops = Set(remedies.filter { $0.hasPrefix("stop ") }.map { $0.dropFirst(5) })
    let wanted: Set<Substring> = [
      "CON104", "CON201", "CON202", "CON301", "CON302", "CON401", "CON402", "CON403", "CON501",
    ]
    #expect(stops == wanted)
  }

  @Test(arguments: PlatformExchange.all)
  func `makes of an answer what the sample says`(_ exchange: PlatformExchange) async throws {
    let endpoint = exchange.platform == .salesforce ? "https://example.my.salesforce.test" : nil
    let adapter = try exchange.platform.adapter(.of(exchange.platform, endpoint: endpoint))
    let sender = ScriptedSender(exchange.answers.map { .response($0) })
    let outcome = try await exchange.outcome(adapter, through: sender)
    let expected = try #require(exchange.json["expect"])
    #expect(outcome.text(.canonical) == expected.text(.canonical))
    #expect(sender.requests.count == exchange.answers.count)
    if let request = exchange.json["request"] {
      try check(try #require(sender.requests.last), against: request)
    }
  }

  private func check(_ sent: WireRequest, against expected: JSON) throws {
    #expect(sent.method == expected["method"]?.string)
    let url = sent.url.split(separator: "?", maxSplits: 1).map(String.init)
    #expect(url[0].hasSuffix(expected["path"]?.string ?? "?"))
    #expect(!sent.url.contains(" "))
    if let query = expected["query"] {
      #expect(pairs(url.count > 1 ? url[1] : "").text(.canonical) == query.text(.canonical))
    }
    if let form = expected["form"] {
      let body = pairs(String(decoding: sent.body, as: UTF8.self))
      #expect(body.text(.canonical) == form.text(.canonical))
    }
    if let body = expected["body"] {
      let actual = try JSON(parsing: sent.body)
      #expect(actual.text(.canonical) == body.text(.canonical))
      let first = actual["records"]?[0]?.object?.names.first
      #expect(first == nil || first == "attributes")
    }
    let authorization = sent.headers.first { $0.isNamed("Authorization") }?.value
    #expect(expected["form"] != nil || authorization?.hasPrefix("Bearer ") == true)
  }

  private func pairs(_ text: String) -> JSON {
    .object(
      JSONObject(
        text.split(separator: "&").map { pair in
          let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          return JSONObject.Member(decoded(parts[0]), .string(decoded(parts.last ?? "")))
        }
      )
    )
  }

  private func decoded(_ text: Substring) -> String { String(text).removingPercentEncoding ?? "?" }
}
