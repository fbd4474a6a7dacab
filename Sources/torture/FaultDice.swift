import Foundation

/// Fault plans for one life of the program.
struct FaultDice {
  /// A rule as the sandbox's control route takes it.
  private struct Rule: Encodable {
    var on: String
    var nth: Int?
    var times: Int?
    var `do`: String
    var status: Int?
    var headers: [String: String]?
    var delay: Int?

    private enum CodingKeys: String, CodingKey {
      case on
      case nth
      case times
      case `do`
      case status
      case headers
      case delay = "delay_ms"
    }
  }

  private static let list = "hubspot.contacts.list"
  private static let query = "salesforce.query"
  private static let upsert = "salesforce.collections.upsert"
  private static let token = "salesforce.token"

  /// Milliseconds that every answer takes, so that a run is long enough to be killed often.
  private static let pace = [(list, 15), (query, 10), (upsert, 25)]

  /// Only the pace, nothing that fails.
  static func calm() throws -> Data { try JSONEncoder().encode(paceRules) }

  /// Up to three things that go wrong, for a life that is killed: it may hang for ever.
  static func roll(_ dice: inout Dice) throws -> Data {
    let count = Int.random(in: 0...3, using: &dice)
    let rules = (0..<count).map { _ in rule(&dice) }
    return try JSONEncoder().encode(rules + paceRules)
  }

  private static var paceRules: [Rule] {
    pace.map { Rule(on: $0.0, times: 1_000_000, do: "none", delay: $0.1) }
  }

  private static func rule(_ dice: inout Dice) -> Rule {
    let operations = [list, list, query, upsert, upsert, upsert, token]
    let operation = operations.randomElement(using: &dice) ?? upsert
    // A life sees few requests of a kind, so most faults meet the first ones.
    let nth = operation == token || dice.percent(40) ? 1 : Int.random(in: 1...5, using: &dice)
    var rule = Rule(on: operation, nth: nth, do: "none")
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<25: rule.do = "reset_after"
    case ..<45: rule.do = "hold_after"
    case ..<60: rule.do = "reset_before"
    case ..<70: rule.do = "hold_before"
    case ..<90:
      rule.do = "status"
      rule.status = operation == list && dice.percent(50) ? 429 : 503
      rule.headers = ["Retry-After": "1"]
      rule.times = Int.random(in: 1...2, using: &dice)
    default: rule.delay = Int.random(in: 100...900, using: &dice)
    }
    return rule
  }
}
