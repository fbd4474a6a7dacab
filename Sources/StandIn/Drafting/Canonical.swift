import Records

/// Pieces of a mapping in canonical form, absent keys left out.
enum Canonical {
  static let atomKinds = ["field", "const", "var", "lookup", "run", "current", "item"]

  static func field(_ name: String, asText: Bool = false) -> JSON {
    .members(["field": .string(name), "as": asText ? "text" : nil])
  }

  static func constant(_ value: JSON) -> JSON { ["const": value] }

  static func step(_ name: String, _ arguments: [Change.Argument] = []) -> JSON {
    var object = JSONObject([.init("fn", .string(name))])
    for argument in arguments { object[argument.name] = argument.value }
    return .object(object)
  }

  static func isAtom(_ value: JSON) -> Bool {
    atomKinds.contains { value[$0] != nil } && value["calc"] == nil
  }

  static func steps(of value: JSON) -> [JSON] { value["then"]?.array ?? [] }

  /// The value with its steps exchanged.
  static func value(_ value: JSON, steps: [JSON]) -> JSON {
    var object = value.object ?? JSONObject()
    object["then"] = steps.isEmpty ? nil : .array(steps)
    return .object(object)
  }

  static func adding(_ steps: [JSON], to value: JSON) -> JSON {
    self.value(value, steps: self.steps(of: value) + steps)
  }

  static func reason(_ sentence: String, _ quote: String) -> JSON {
    ["s": .string(sentence), "quote": .string(quote)]
  }

  static func test(_ of: JSON, _ op: String, _ argument: JSON? = nil) -> JSON {
    .members(["of": of, "op": .string(op), "arg": argument])
  }

  static func all(_ tests: [JSON]) -> JSON { ["all": .array(tests)] }
  static func any(_ tests: [JSON]) -> JSON { ["any": .array(tests)] }
}
