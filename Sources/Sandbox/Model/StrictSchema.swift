import Records

/// What OpenAI's guide to structured outputs lets a strict schema say.
struct StrictSchema {
  private static let depthMax = 10
  private static let propertiesMax = 5_000
  private static let enumValuesMax = 1_000
  private static let charactersMax = 120_000
  private static let unsupported = [
    "allOf", "not", "if", "then", "else", "oneOf", "dependentRequired", "dependentSchemas",
    "patternProperties", "unevaluatedProperties", "propertyNames", "contains", "uniqueItems",
  ]

  private var properties = 0
  private var enumValues = 0
  private var characters = 0
  private var problem: String?

  /// What is wrong with a schema, in the provider's words; `nil` where nothing is.
  static func problem(of schema: JSON?) -> String? {
    guard let schema, schema.object != nil else { return "schema must be a JSON Schema of 'type'" }
    guard schema["type"]?.string == "object", schema["anyOf"] == nil else {
      return "schema must be a JSON Schema of 'type: \"object\"', got another one."
    }
    var check = StrictSchema()
    check.look(schema, at: "()", depth: 1)
    if check.properties > propertiesMax { return "schema has more than 5000 properties" }
    if check.enumValues > enumValuesMax { return "schema has more than 1000 enum values" }
    if check.characters > charactersMax { return "schema has more than 120000 characters" }
    return check.problem
  }

  private mutating func report(_ text: String, _ place: String) {
    if problem == nil { problem = "In context=\(place), \(text)" }
  }

  private mutating func look(_ schema: JSON, at place: String, depth: Int) {
    guard let object = schema.object else { return report("a schema must be an object.", place) }
    for name in Self.unsupported where object[name] != nil {
      report("'\(name)' is not permitted.", place)
    }
    if object["type"] == nil, object["anyOf"] == nil, object["$ref"] == nil, object["enum"] == nil,
      object["const"] == nil
    {
      report("schema must have a 'type' key.", place)
    }
    for value in object["enum"]?.array ?? [] {
      enumValues += 1
      characters += value.string?.count ?? 0
    }
    let types = object["type"]?.array?.compactMap(\.string) ?? [object["type"]?.string ?? ""]
    if types.contains("object") {
      // Objects within objects count; the lists between them do not.
      if depth > Self.depthMax { report("schema is nested deeper than 10 levels.", place) }
      lookAtObject(object, at: place, depth: depth)
    }
    if let items = object["items"] { look(items, at: place + "items", depth: depth) }
    for variant in object["anyOf"]?.array ?? [] { look(variant, at: place + "anyOf", depth: depth) }
    for definition in object["$defs"]?.object?.members ?? [] {
      characters += definition.name.count
      look(definition.value, at: place + definition.name, depth: 1)
    }
  }

  private mutating func lookAtObject(_ object: JSONObject, at place: String, depth: Int) {
    guard object["additionalProperties"] == false else {
      return report("'additionalProperties' is required to be supplied and to be false.", place)
    }
    let members = object["properties"]?.object?.members ?? []
    let required = Set(object["required"]?.array?.compactMap(\.string) ?? [])
    for member in members where !required.contains(member.name) {
      report(
        "'required' is required to be supplied and to be an array including every key in "
          + "properties. Missing '\(member.name)'.",
        place
      )
    }
    for name in required where !members.contains(where: { $0.name == name }) {
      report("'required' names '\(name)', which is no property.", place)
    }
    for member in members {
      properties += 1
      characters += member.name.count
      look(member.value, at: place + "properties." + member.name, depth: depth + 1)
    }
  }
}
