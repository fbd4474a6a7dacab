import Records

/// One step of version 0, and what version 1 says instead.
struct Version0Step {
  enum Upgrade {
    /// One step, two for what was folded, none for what follows by itself now.
    case steps([JSONObject])
    /// No counterpart: why, and what a person can do.
    case nothing(String, hint: String)
  }

  private let step: JSONObject

  init(_ step: JSONObject) { self.step = step }

  /// `isAfterList`: whether it stands directly after the head `list`, whose members that are lists
  /// are spliced in version 1.
  func upgraded(isAfterList: Bool) -> Upgrade {
    switch step["fn"]?.string {
    case "word": return .steps([place("words")])
    case "at": return .steps([place("slice"), named("first").without("index")])
    case "take": return take
    case "split": return .steps([split])
    case "keep_values": return .steps([named("only_values").with("each", true)])
    // A list holds no null any more.
    case "compact": return .steps([])
    case "flatten":
      guard !isAfterList else { return .steps([]) }
      return .nothing(
        "\"flatten\" has no counterpart in version 1, where a list holds no lists",
        hint: "Remove it; the members of a {\"list\": [...]} that are lists are spliced."
      )
    case "pick":
      return .nothing(
        "\"pick\" has no counterpart in version 1",
        hint:
          "Write a variable with \"each\", \"keep\" and \"parts\", then \"pluck\" and \"first\"."
      )
    case "normalize_email": return .steps([decided("local_part", "lower")])
    case "normalize_phone": return .steps([decided("check", "possible")])
    case "bucket":
      return asking(
        ["closed", "outside"],
        hint: "Add \"closed\": \"lower\" or \"upper\", and \"outside\": \"null\" or \"error\"."
      )
    case "format_number":
      return asking(["mode"], hint: "Add \"mode\": how it is rounded, such as \"half_up\".")
    default: return .steps([step])
    }
  }

  private func named(_ name: String) -> JSONObject { step.with("fn", .string(name)) }

  /// The same place, as a range from it to it.
  private func place(_ name: String) -> JSONObject {
    named(name).without("index").with("from", step["index"]).with("to", step["index"])
  }

  private var take: Upgrade {
    guard let count = step["count"]?.int, count > 0 else {
      return .nothing(
        "\"take\" of no elements has no counterpart in version 1",
        hint: "Write \"count\" with a number above 0, or remove what uses it."
      )
    }
    return .steps([
      named("slice").without("count").with("from", 0).with("to", .integer(count - 1))
    ])
  }

  private var split: JSONObject {
    guard let separator = step["separator"] else { return step }
    return step.without("separator").with("separators", [separator])
  }

  /// Says what the function did unasked.
  private func decided(_ parameter: String, _ value: JSON) -> JSONObject {
    step[parameter] == nil ? step.with(parameter, value) : step
  }

  /// For what version 0 left open: only a person can say it.
  private func asking(_ parameters: [String], hint: String) -> Upgrade {
    let missing = parameters.filter { step[$0] == nil }.map { "\"\($0)\"" }
    guard !missing.isEmpty else { return .steps([step]) }
    return .nothing(
      "\"\(step["fn"]?.string ?? "")\" of version 1 asks for \(missing.joined(separator: " and "))",
      hint: hint
    )
  }
}

extension JSONObject {
  /// With another member; the same where the value is `nil`.
  fileprivate func with(_ name: String, _ value: JSON?) -> JSONObject {
    var copy = self
    if let value { copy[name] = value }
    return copy
  }

  fileprivate func without(_ name: String) -> JSONObject {
    var copy = self
    copy[name] = nil
    return copy
  }
}
