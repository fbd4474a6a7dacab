package import Records

/// The JSON Schemas of `mapping.json` and of a line of `cases.jsonl`, from the very keys that are
/// read, and the catalog of functions.
///
/// What they refuse, reading or checking refuses. They do not know catalogs, and no name that
/// stands elsewhere in the document.
package enum SpecSchema {
  /// Of `mapping.json`.
  package static var mapping: JSON {
    root(.spec, "mapping", "A mapping spec, mappings/NAME/mapping.json", SpecThing.allCases)
  }

  /// Of one line of `cases.jsonl`.
  package static var cases: JSON {
    root(.specCase, "cases", "A case, one line of mappings/NAME/cases.jsonl", [.expectation])
  }

  private static func root(
    _ keys: SpecKeys,
    _ name: String,
    _ title: String,
    _ things: [SpecThing]
  ) -> JSON {
    var schema = JSONObject([
      JSONObject.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
      JSONObject.Member("$id", .string("urn:crosswalk:schema:\(name)")),
      JSONObject.Member("title", .string(title)),
    ])
    schema.members += object(keys).members
    let definitions = things.map { thing in
      var definition = JSONObject([JSONObject.Member("description", .string(thing.meaning))])
      definition.members += Self.definition(thing).members
      return JSONObject.Member(thing.rawValue, .object(definition))
    }
    schema["$defs"] = .object(JSONObject(definitions))
    return .object(schema)
  }

  private static func definition(_ thing: SpecThing) -> JSONObject {
    switch thing {
    case .sentence: object(.sentence)
    case .source: object(.source)
    case .read: object(.read)
    case .target: object(.target)
    case .defaults: object(.defaults)
    case .reason: object(.reason)
    case .question: object(.question)
    case .valueMap: object(.valueMap)
    case .entry: object(.entry)
    case .lookup: object(.lookup)
    case .match: object(.match)
    case .variable: variable
    case .part: object(.part)
    case .filter: filter
    case .ask: object(.ask)
    case .rule: object(.rule)
    case .notMapped: object(.notMapped)
    case .value: oneOf(SpecKeys.atoms + SpecKeys.combinators)
    case .arm: object(.arm)
    case .atom: oneOf(SpecKeys.atoms)
    case .step: StepSchema.object
    case .condition: oneOf(SpecKeys.conditions)
    case .test: test
    case .specTest: object(.specTest)
    case .expectation: object(.expectation)
    }
  }

  // MARK: Objects with a choice

  /// An object that has the first key of exactly one of them.
  private static func oneOf(_ alternatives: [SpecKeys]) -> JSONObject {
    choice(
      alternatives.map { ($0.head, .object(object($0))) },
      otherwise: ["anyOf": .array(alternatives.map { requires([$0.head]) })]
    )
  }

  private static var variable: JSONObject {
    JSONObject([
      JSONObject.Member("type", "object"), JSONObject.Member("if", requires(["parts"])),
      JSONObject.Member("then", .object(object(.recordVariable))),
      JSONObject.Member("else", .object(object(.variable))),
    ])
  }

  private static var filter: JSONObject {
    var schema = object(.filter)
    schema["allOf"] = .array(
      Filter.Action.allCases.map { action in
        [
          "if": has("action", oneOf: [action.rawValue]),
          "then": .object(object(.filter(action))),
        ]
      }
    )
    return schema
  }

  private static var test: JSONObject {
    func then(_ isMeant: (ConditionTest.Operator) -> Bool, _ form: JSON) -> JSON {
      let words = ConditionTest.Operator.allCases.filter(isMeant).map(\.rawValue)
      return ["if": has("op", oneOf: words), "then": form]
    }
    var schema = object(.test)
    schema["allOf"] = [
      then(\.isAboutRecord, without(["of"])),
      then({ !$0.isAboutRecord }, requires(["of"])),
      then({ !$0.takesArgument }, without(["arg", "arg_of"])),
      then(\.takesArgument, ["oneOf": [requires(["arg"]), requires(["arg_of"])]]),
    ]
    return schema
  }

  /// An object whose form depends on a key that it has.
  private static func choice(
    _ alternatives: [(key: String, form: JSON)],
    otherwise: JSON
  ) -> JSONObject {
    var schema = JSONObject([JSONObject.Member("type", "object")])
    for member in otherwise.object?.members ?? [] { schema[member.name] = member.value }
    schema["allOf"] = .array(
      alternatives.map { ["if": requires([$0.key]), "then": $0.form] }
    )
    return schema
  }

  // MARK: Forms

  /// An object of exactly these keys.
  static func object(_ keys: SpecKeys) -> JSONObject {
    var schema = JSONObject([JSONObject.Member("type", "object")])
    if !keys.required.isEmpty { schema["required"] = .strings(keys.requiredNames) }
    schema["properties"] = .object(JSONObject(keys.all.map(property)))
    schema["additionalProperties"] = false
    return schema
  }

  static func property(_ key: SpecKey) -> JSONObject.Member {
    var schema = form(key.form)
    schema["description"] = .string(key.meaning)
    return JSONObject.Member(key.name, .object(schema))
  }

  /// An object that has these keys.
  static func requires(_ names: [String]) -> JSON { ["required": .strings(names)] }

  private static func without(_ names: [String]) -> JSON {
    ["properties": .object(JSONObject(names.map { JSONObject.Member($0, false) }))]
  }

  /// An object whose key is one of some words.
  static func has(_ key: String, oneOf words: [String]) -> JSON {
    [
      "required": .strings([key]),
      "properties": .object(JSONObject([JSONObject.Member(key, ["enum": .strings(words)])])),
    ]
  }

  private static func form(_ form: SpecKey.Form) -> JSONObject {
    let members: JSON =
      switch form {
      case .text: text
      case .name: ["type": "string", "maxLength": longest, "pattern": "\\S"]
      case .flag: ["type": "boolean"]
      case .version: ["const": .integer(MappingSpec.languageVersion)]
      case .word(let words): ["enum": .strings(words)]
      case .scalar: scalar("string", "number", "boolean", "null")
      case .something: scalar("string", "number", "boolean")
      case .constant: constant
      case .members: ["type": "object", "maxProperties": .integer(SpecLimits.elements.max)]
      case .membersOrNull:
        ["type": ["object", "null"], "maxProperties": .integer(SpecLimits.elements.max)]
      case .texts: list(text, min: 0, SpecLimits.elements)
      case .one(let thing): reference(thing)
      case .list(let thing, let min, let bound): list(reference(thing), min: min, bound)
      }
    return members.object ?? JSONObject()
  }

  private static func list(_ items: JSON, min: Int, _ bound: SpecLimits.Bound) -> JSON {
    .members([
      "type": "array", "items": items, "minItems": min > 0 ? .integer(min) : nil,
      "maxItems": .integer(bound.max),
    ])
  }

  private static func reference(_ thing: SpecThing) -> JSON {
    ["$ref": .string("#/$defs/\(thing.rawValue)")]
  }

  /// In characters: a text of fewer has as many bytes at least.
  private static let longest = JSON.integer(SpecLimits.textBytesMax)
  private static let text: JSON = ["type": "string", "maxLength": longest]

  private static func scalar(_ types: JSON...) -> JSON {
    ["type": .array(types), "maxLength": longest]
  }

  /// A text of any length, number, boolean or null, or a list of them.
  static let constant: JSON = [
    "type": ["string", "number", "boolean", "null", "array"],
    "items": ["type": ["string", "number", "boolean", "null"]],
  ]
}
