import Records

/// Why a fault plan was not taken.
struct FaultPlanFault: Error, Hashable, Sendable {
  let message: String
  let pointer: String
  let hint: String
}

extension FaultPlan {
  private static let keys = [
    "on", "nth", "do", "status", "body", "headers", "times", "delay_ms", "how",
  ]
  private static let actions = [
    "hold_before", "hold_after", "reset_before", "reset_after", "cut", "status", "none",
    "twist",
  ]

  /// Reads a list such as `[{"on": "salesforce.query", "nth": 2, "do": "status", "status": 503}]`.
  init(parsing body: [UInt8]) throws(FaultPlanFault) {
    let document: JSON
    do throws(JSONFault) {
      document = try JSON(parsing: body)
    } catch {
      throw FaultPlanFault(
        message: "The plan is not JSON: \(error)",
        pointer: "",
        hint: "Send a JSON list of rules."
      )
    }
    guard let items = document.array else {
      throw FaultPlanFault(
        message: "A plan is a list of rules",
        pointer: "",
        hint: "Put the rule into brackets."
      )
    }
    var rules: [FaultRule] = []
    for (index, item) in items.enumerated() {
      rules.append(try Self.rule(item, at: "/\(index)"))
    }
    self.init(rules: rules)
  }

  private static func rule(_ item: JSON, at pointer: String) throws(FaultPlanFault) -> FaultRule {
    guard let object = item.object else {
      throw FaultPlanFault(
        message: "A rule is an object",
        pointer: pointer,
        hint: "Write {\"on\": …, \"do\": …}."
      )
    }
    if let unknown = object.names.first(where: { !keys.contains($0) }) {
      throw FaultPlanFault(
        message: "There is no key \"\(unknown)\"",
        pointer: pointer + "/" + unknown,
        hint: "Use \(keys.joined(separator: ", "))."
      )
    }
    guard let name = object["on"]?.string, let operation = SandboxOperation(rawValue: name) else {
      throw FaultPlanFault(
        message: "\"on\" must name an operation",
        pointer: pointer + "/on",
        hint: "Use one of \(SandboxOperation.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    return FaultRule(
      operation: operation,
      nth: try count("nth", in: object, usually: 1, least: 1, at: pointer),
      times: try count("times", in: object, usually: 1, least: 1, at: pointer),
      action: try action(object, at: pointer),
      delayMilliseconds: try count("delay_ms", in: object, usually: 0, least: 0, at: pointer)
    )
  }

  private static func action(
    _ object: JSONObject,
    at pointer: String
  ) throws(FaultPlanFault)
    -> FaultRule.Action
  {
    switch object["do"]?.string {
    case nil where object["do"] == nil, "none": return .none
    case "hold_before": return .hold(.before)
    case "hold_after": return .hold(.after)
    case "reset_before": return .reset(.before)
    case "reset_after": return .reset(.after)
    case "cut": return .cut
    case "twist":
      guard let twist = object["how"]?.string.flatMap({ ModelTwist(rawValue: $0) }) else {
        throw FaultPlanFault(
          message: "\"how\" must name what is wrong with the model's answer",
          pointer: pointer + "/how",
          hint: "Use one of \(ModelTwist.allCases.map(\.rawValue).joined(separator: ", "))."
        )
      }
      return .twist(twist)
    case "status":
      guard let status = object["status"]?.int, (200...599).contains(status) else {
        throw FaultPlanFault(
          message: "\"status\" must be a number from 200 to 599",
          pointer: pointer + "/status",
          hint: "Add for example \"status\": 503."
        )
      }
      let headers = (object["headers"]?.object?.members ?? []).compactMap { member in
        member.value.string.map { SandboxAnswer.Header(name: member.name, value: $0) }
      }
      let body = object["body"].map { $0.string ?? $0.text() }
      return .status(status, body: body, headers: headers)
    default:
      throw FaultPlanFault(
        message: "\"do\" must name an action",
        pointer: pointer + "/do",
        hint: "Use one of \(actions.joined(separator: ", "))."
      )
    }
  }

  private static func count(
    _ key: String,
    in object: JSONObject,
    usually: Int,
    least: Int,
    at pointer: String
  ) throws(FaultPlanFault) -> Int {
    guard let value = object[key] else { return usually }
    guard let number = value.int, number >= least else {
      throw FaultPlanFault(
        message: "\"\(key)\" must be a whole number of at least \(least)",
        pointer: pointer + "/" + key,
        hint: "Leave it out for \(usually)."
      )
    }
    return number
  }
}
