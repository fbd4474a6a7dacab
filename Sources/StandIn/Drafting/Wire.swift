import Records

/// Pieces of a mapping in wire form: every key there, absent is `null` or an empty list.
enum Wire {
  static func field(_ name: String, asText: Bool = false, then steps: [JSON] = []) -> JSON {
    atom("field", name: .string(name), asText: asText, then: steps)
  }

  static func constant(_ value: JSON) -> JSON { atom("const", value: value) }

  static func lookup(_ name: String) -> JSON { atom("lookup", name: .string(name)) }

  private static func atom(
    _ kind: String,
    name: JSON = .null,
    value: JSON = .null,
    asText: Bool = false,
    then steps: [JSON] = []
  ) -> JSON {
    [
      "kind": .string(kind), "name": name, "value": value, "list": [], "as_text": .bool(asText),
      "then": .array(steps),
    ]
  }

  /// An atom as a rule's value.
  static func value(_ atom: JSON) -> JSON {
    filled(atom.object ?? JSONObject(), then: atom["then"] ?? [])
  }

  static func coalesce(_ atoms: [JSON]) -> JSON {
    var head = head("coalesce")
    head["of"] = .array(atoms)
    return filled(head, then: [])
  }

  /// The first arm whose tests hold, or `otherwise`.
  static func choice(_ arms: [(test: JSON, value: JSON)], otherwise: JSON) -> JSON {
    var head = head("case")
    head["arms"] = .array(
      arms.map { ["match": "all", "tests": [$0.test], "value": $0.value] }
    )
    head["else"] = otherwise
    return filled(head, then: [])
  }

  private static func head(_ kind: String) -> JSONObject {
    JSONObject([
      .init("kind", .string(kind)), .init("name", .null), .init("value", .null),
      .init("list", []), .init("as_text", false),
    ])
  }

  private static func filled(_ head: JSONObject, then steps: JSON) -> JSON {
    var object = head
    object["then"] = nil
    for (name, value) in [
      ("of", JSON.array([])), ("arms", .array([])), ("else", .null),
      ("separator", .null), ("nulls", .null), ("test", .null),
    ] where object[name] == nil { object[name] = value }
    object["then"] = steps
    return .object(object)
  }

  static func step(_ function: String, _ arguments: KeyValuePairs<String, JSON> = [:]) -> JSON {
    [
      "fn": .string(function),
      "args": .array(
        arguments.map { name, value in
          let isList = value.array != nil
          return [
            "name": .string(name), "value": isList ? .null : value, "list": isList ? value : [],
            "var": .null,
          ]
        }
      ),
      "each": false, "on_error": .null,
    ]
  }

  /// One test of a field; several arguments stand in a list.
  static func test(_ of: JSON, _ op: String, _ arguments: [JSON] = []) -> JSON {
    [
      "of": of, "op": .string(op), "arg": arguments.count == 1 ? arguments[0] : .null,
      "arg_list": arguments.count > 1 ? .array(arguments) : [], "arg_of": .null,
    ]
  }

  static func condition(_ test: JSON) -> JSON { ["match": "all", "tests": [test]] }

  static func reason(_ sentence: String, _ quote: String) -> JSON {
    ["s": .string(sentence), "quote": .string(quote)]
  }

  /// `[{name, value, list}]` of some fields.
  static func record(_ fields: [(name: String, value: JSON)]) -> JSON {
    .array(fields.map { ["name": .string($0.name), "value": $0.value, "list": []] })
  }
}
