package import Records

extension WireForm {
  /// What the service knows and a model does not write.
  package struct Frame: Hashable, Sendable {
    package var id: String
    package var description: JSON
    package var source: JSON
    /// System, object and hash; `operation` and `key` come from the model.
    package var target: JSONObject

    package init(id: String, description: JSON, source: JSON, target: JSONObject) {
      self.id = id
      self.description = description
      self.source = source
      self.target = target
    }
  }

  /// The canonical document that an answer in wire form stands for.
  package static func canonical(_ wire: JSON, in frame: Frame) -> JSON {
    var target = frame.target
    target["operation"] = wire["operation"] ?? .null
    target["key"] = wire["key"] ?? []
    var object = JSONObject()
    object["mapping"] = 1
    object["id"] = .string(frame.id)
    object["description"] = frame.description
    object["source"] = frame.source
    object["target"] = .object(target)
    object["defaults"] = plain(wire["defaults"])
    for name in ["assumptions", "questions"] { object[name] = filled(wire[name]) }
    object["value_maps"] = list(wire["value_maps"], plain)
    object["lookups"] = list(wire["lookups"], lookup)
    object["variables"] = list(wire["variables"], variable)
    object["filters"] = list(wire["filters"], filter)
    object["rules"] = list(wire["rules"], rule) ?? []
    object["not_mapped"] = list(wire["not_mapped"], plain)
    object["tests"] = list(wire["tests"], test)
    let known = Set(object.names).union([
      "operation", "key", "assumptions", "questions", "value_maps", "lookups", "variables",
      "filters", "not_mapped", "tests",
    ])
    for member in wire.object?.members ?? [] where !known.contains(member.name) {
      object[member.name] = member.value
    }
    return .object(object)
  }

  // MARK: Shapes

  /// An object without its `null` members; anything else as it is, absent for null.
  private static func plain(_ json: JSON?) -> JSON? {
    guard let json, !json.isNull else { return nil }
    return converted(json) { _ in }
  }

  /// Drops `null` members, then lets a change be made; anything but an object stays as it is.
  private static func converted(_ json: JSON, _ change: (inout JSONObject) -> Void) -> JSON {
    guard var object = json.object else { return json }
    object.members.removeAll { $0.value.isNull }
    change(&object)
    return .object(object)
  }

  private static func filled(_ json: JSON?) -> JSON? {
    guard let json, !json.isNull, json != [] else { return nil }
    return json
  }

  private static func list(_ json: JSON?, _ read: (JSON) -> JSON?) -> JSON? {
    guard let items = filled(json)?.array else { return filled(json) }
    return .array(items.map { read($0) ?? $0 })
  }

  private static func change(
    _ name: String,
    in object: inout JSONObject,
    _ read: (JSON) -> JSON
  ) {
    if let value = object[name] { object[name] = read(value) }
  }

  /// Removes a member that is an empty list or `false`, the wire form's word for "not there".
  private static func dropEmpty(_ names: String..., in object: inout JSONObject) {
    for name in names where object[name] == [] || object[name] == false { object[name] = nil }
  }

  // MARK: Sections

  private static func lookup(_ json: JSON) -> JSON {
    converted(json) { object in
      change("match", in: &object) { matches in
        guard let items = matches.array else { return matches }
        return .array(
          items.map { item in
            converted(item) { match in
              change("equals", in: &match, atom)
              dropEmpty("case_insensitive", in: &match)
            }
          }
        )
      }
    }
  }

  private static func variable(_ json: JSON) -> JSON {
    converted(json) { object in
      change("value", in: &object, value)
      change("each", in: &object, atom)
      change("keep", in: &object, condition)
      dropEmpty("parts", "because", in: &object)
      change("parts", in: &object) { parts in
        guard let items = parts.array else { return parts }
        return .array(items.map { part in converted(part) { change("value", in: &$0, value) } })
      }
    }
  }

  private static func filter(_ json: JSON) -> JSON {
    converted(json) { object in
      change("when", in: &object, condition)
    }
  }

  private static func rule(_ json: JSON) -> JSON {
    converted(json) { object in
      change("value", in: &object, value)
      change("when", in: &object, condition)
    }
  }

  private static func test(_ json: JSON) -> JSON {
    converted(json) { object in
      change("input", in: &object, record)
      change("expect", in: &object) { expect in
        converted(expect) { expect in
          dropEmpty("record", in: &expect)
          change("record", in: &expect, record)
        }
      }
    }
  }

  /// `[{name, value, list}]` as an object.
  private static func record(_ json: JSON) -> JSON {
    guard let items = json.array else { return json }
    var object = JSONObject()
    for item in items {
      guard let name = item["name"]?.string else { return json }
      object[name] = constant(item)
    }
    return .object(object)
  }

  /// `value`, or `list` where it has elements.
  private static func constant(_ json: JSON) -> JSON {
    if let items = json["list"]?.array, !items.isEmpty { return .array(items) }
    return json["value"] ?? .null
  }

  // MARK: Values

  private static func value(_ json: JSON) -> JSON {
    guard let kind = json["kind"]?.string else { return json }
    if atomKinds.contains(kind) { return atom(json) }
    var object = JSONObject()
    if listKinds.contains(kind) {
      object[kind] = atoms(json["of"])
    } else if calculationKinds.contains(kind) {
      object["calc"] = .string(kind)
      object["of"] = atoms(json["of"])
      object["nulls"] = filled(json["nulls"])
    } else if kind == "concat" {
      object["concat"] = atoms(json["of"])
      object["separator"] = json["separator"].flatMap { $0 == "" ? nil : filled($0) }
      object["nulls"] = filled(json["nulls"])
    } else if kind == "case" {
      object["case"] = .array(
        (json["arms"]?.array ?? []).map { arm in
          .members(["when": condition(arm), "value": arm["value"].map(atom)])
        }
      )
      object["else"] = filled(json["else"]).map(atom)
    } else if kind == "test" {
      object["test"] = filled(json["test"]).map(condition)
    } else {
      return json
    }
    object["then"] = steps(json["then"])
    return .object(object)
  }

  private static func atoms(_ json: JSON?) -> JSON {
    guard let items = json?.array else { return json ?? [] }
    return .array(items.map(atom))
  }

  private static func atom(_ json: JSON) -> JSON {
    guard let kind = json["kind"]?.string, atomKinds.contains(kind) else { return json }
    var object = JSONObject()
    object[kind] = kind == "const" ? constant(json) : json["name"] ?? .null
    if json["as_text"] == true { object["as"] = "text" }
    object["then"] = steps(json["then"])
    return .object(object)
  }

  private static func steps(_ json: JSON?) -> JSON? {
    guard let items = filled(json)?.array else { return filled(json) }
    return .array(items.map(step))
  }

  private static func step(_ json: JSON) -> JSON {
    guard let function = json["fn"] else { return json }
    var object = JSONObject()
    object["fn"] = function
    for argument in json["args"]?.array ?? [] {
      guard let name = argument["name"]?.string else { return json }
      let variable = argument["var"].flatMap { $0.string.flatMap { $0.isEmpty ? nil : $0 } }
      object[name] = variable.map { ["var": .string($0)] } ?? constant(argument)
    }
    if json["each"] == true { object["each"] = true }
    object["on_error"] = filled(json["on_error"])
    return .object(object)
  }

  // MARK: Conditions

  private static func condition(_ json: JSON) -> JSON {
    guard let mode = json["match"]?.string, let tests = json["tests"] else { return json }
    guard let items = tests.array else { return .object(JSONObject([.init(mode, tests)])) }
    return .object(JSONObject([.init(mode, .array(items.map(conditionTest)))]))
  }

  private static func conditionTest(_ json: JSON) -> JSON {
    guard json["op"] != nil else { return json }
    var object = JSONObject()
    object["of"] = filled(json["of"]).map(atom)
    object["op"] = json["op"]
    if let items = filled(json["arg_list"]) {
      object["arg"] = items
    } else {
      object["arg"] = filled(json["arg"])
    }
    object["arg_of"] = filled(json["arg_of"]).map(atom)
    return .object(object)
  }
}
