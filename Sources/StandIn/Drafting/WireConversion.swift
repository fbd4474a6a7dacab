import Records

/// Writes canonical pieces in the form that an answer to the drafting prompt has.
enum WireConversion {
  static func value(_ json: JSON) -> JSON {
    var object = JSONObject([
      .init("kind", "field"), .init("name", .null), .init("value", .null), .init("list", []),
      .init("as_text", .bool(json["as"] == "text")), .init("of", []), .init("arms", []),
      .init("else", .null), .init("separator", .null), .init("nulls", .null),
      .init("test", .null), .init("then", .array(Canonical.steps(of: json).map(step))),
    ])
    if let calculation = json["calc"] {
      object["kind"] = calculation
      object["of"] = .array((json["of"]?.array ?? []).map(atom))
      object["nulls"] = json["nulls"] ?? "skip"
    } else if let kind = ["coalesce", "list", "concat"].first(where: { json[$0] != nil }) {
      object["kind"] = .string(kind)
      object["of"] = .array((json[kind]?.array ?? []).map(atom))
      if kind == "concat" {
        object["separator"] = json["separator"] ?? ""
        object["nulls"] = json["nulls"] ?? "skip"
      }
    } else if let arms = json["case"]?.array {
      object["kind"] = "case"
      object["arms"] = .array(
        arms.map { arm in
          var wire = condition(arm["when"] ?? .null).object ?? JSONObject()
          wire["value"] = atom(arm["value"] ?? .null)
          return .object(wire)
        }
      )
      object["else"] = atom(json["else"] ?? Canonical.constant(.null))
    } else if let test = json["test"] {
      object["kind"] = "test"
      object["test"] = condition(test)
    } else {
      let plain = atom(json)
      for name in ["kind", "name", "value", "list"] { object[name] = plain[name] }
    }
    return .object(object)
  }

  static func atom(_ json: JSON) -> JSON {
    let kind = Canonical.atomKinds.first { json[$0] != nil } ?? "const"
    let content = json[kind] ?? .null
    let isConstant = kind == "const"
    return [
      "kind": .string(kind), "name": isConstant ? .null : content,
      "value": isConstant && content.array == nil ? content : .null,
      "list": isConstant ? .array(content.array ?? []) : [],
      "as_text": .bool(json["as"] == "text"),
      "then": .array(Canonical.steps(of: json).map(step)),
    ]
  }

  private static func step(_ json: JSON) -> JSON {
    let arguments = (json.object?.members ?? []).filter {
      !["fn", "each", "on_error"].contains($0.name)
    }
    return [
      "fn": json["fn"] ?? .null,
      "args": .array(
        arguments.map { argument in
          let variable = argument.value["var"]
          let list = argument.value.array
          return [
            "name": .string(argument.name),
            "value": list != nil || variable != nil ? .null : argument.value,
            "list": .array(list ?? []), "var": variable ?? .null,
          ]
        }
      ),
      "each": json["each"] ?? false, "on_error": json["on_error"] ?? .null,
    ]
  }

  static func condition(_ json: JSON) -> JSON {
    let mode = json["any"] == nil ? "all" : "any"
    return [
      "match": .string(mode), "tests": .array((json[mode]?.array ?? []).map(test)),
    ]
  }

  private static func test(_ json: JSON) -> JSON {
    let list = json["arg"]?.array
    return [
      "of": json["of"].map(atom) ?? .null, "op": json["op"] ?? .null,
      "arg": list == nil ? json["arg"] ?? .null : .null, "arg_list": .array(list ?? []),
      "arg_of": json["arg_of"].map(atom) ?? .null,
    ]
  }

  static func rule(_ json: JSON) -> JSON {
    [
      "id": json["id"] ?? .null, "target": json["target"] ?? .null,
      "value": value(json["value"] ?? .null), "when": json["when"].map(condition) ?? .null,
      "on_error": json["on_error"] ?? .null, "on_null": json["on_null"] ?? .null,
      "write": json["write"] ?? .null, "because": json["because"] ?? [],
    ]
  }

  static func filter(_ json: JSON) -> JSON {
    [
      "id": json["id"] ?? .null, "when": condition(json["when"] ?? .null),
      "action": json["action"] ?? .null, "target": json["target"] ?? .null,
      "ask": json["ask"] ?? .null, "because": json["because"] ?? [],
    ]
  }

  static func variable(_ json: JSON) -> JSON {
    [
      "name": json["name"] ?? .null, "value": json["value"].map(value) ?? .null,
      "each": json["each"].map(atom) ?? .null, "keep": json["keep"].map(condition) ?? .null,
      "parts": .array(
        (json["parts"]?.array ?? []).map { part in
          [
            "to": part["to"] ?? .null, "value": value(part["value"] ?? .null),
            "on_null": part["on_null"] ?? "omit",
          ]
        }
      ),
      "because": json["because"] ?? [],
    ]
  }

  static func lookup(_ json: JSON) -> JSON {
    var object = json.object ?? JSONObject()
    object["match"] = .array(
      (json["match"]?.array ?? []).map { match in
        [
          "field": match["field"] ?? .null, "equals": atom(match["equals"] ?? .null),
          "case_insensitive": match["case_insensitive"] ?? false,
        ]
      }
    )
    return .object(object)
  }
}
