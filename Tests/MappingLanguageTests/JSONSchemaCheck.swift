import Records

/// Whether a document is what a JSON Schema says, for the keywords that ours use; another keyword
/// fits nothing.
struct JSONSchemaCheck {
  private let definitions: [String: JSON]
  private let root: JSON

  init(_ schema: JSON) {
    root = schema
    definitions = Dictionary(
      (schema["$defs"]?.object?.members ?? []).map { ($0.name, $0.value) }
    ) { first, _ in first }
  }

  func fits(_ document: JSON) -> Bool { fits(document, root) }

  private func fits(_ json: JSON, _ schema: JSON) -> Bool {
    if case .bool(let isAllowed) = schema { return isAllowed }
    guard let keywords = schema.object else { return false }
    return keywords.members.allSatisfy { holds($0.name, $0.value, json, schema) }
  }

  private func holds(_ keyword: String, _ value: JSON, _ json: JSON, _ schema: JSON) -> Bool {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "then", "else": return true
    case "$ref":
      let name = value.string?.split(separator: "/").last.map(String.init) ?? ""
      return definitions[name].map { fits(json, $0) } ?? false
    case "type": return (value.array ?? [value]).contains { Self.isA($0.string ?? "", json) }
    case "enum": return value.array?.contains(json) ?? false
    case "const": return value == json
    case "allOf": return (value.array ?? []).allSatisfy { fits(json, $0) }
    case "anyOf": return (value.array ?? []).contains { fits(json, $0) }
    case "oneOf": return (value.array ?? []).count { fits(json, $0) } == 1
    case "if": return schema[fits(json, value) ? "then" : "else"].map { fits(json, $0) } ?? true
    default:
      return json.object.map { holds(keyword, value, $0, schema) } ?? inner(keyword, value, json)
    }
  }

  private func holds(
    _ keyword: String,
    _ value: JSON,
    _ object: JSONObject,
    _ schema: JSON
  ) -> Bool {
    let properties = schema["properties"]
    switch keyword {
    case "required":
      return (value.array ?? []).allSatisfy { $0.string.map { object[$0] != nil } ?? false }
    case "properties":
      return object.members.allSatisfy { member in
        value[member.name].map { fits(member.value, $0) } ?? true
      }
    case "additionalProperties":
      return object.members.allSatisfy { properties?[$0.name] != nil || fits($0.value, value) }
    case "maxProperties": return object.members.count <= value.int ?? 0
    default: return Self.others.contains(keyword)
    }
  }

  private func inner(_ keyword: String, _ value: JSON, _ json: JSON) -> Bool {
    switch keyword {
    case "items": return (json.array ?? []).allSatisfy { fits($0, value) }
    case "minItems": return json.array.map { $0.count >= value.int ?? 0 } ?? true
    case "maxItems": return json.array.map { $0.count <= value.int ?? 0 } ?? true
    case "maxLength": return json.string.map { $0.unicodeScalars.count <= value.int ?? 0 } ?? true
    case "pattern":
      return value == "\\S" && (json.string?.contains { !$0.isWhitespace } ?? true)
    default: return Self.ofObjects.contains(keyword)
    }
  }

  private static let others: Set<String> = [
    "items", "minItems", "maxItems", "maxLength", "pattern",
  ]
  private static let ofObjects: Set<String> = [
    "required", "properties", "additionalProperties", "maxProperties",
  ]

  private static func isA(_ type: String, _ json: JSON) -> Bool {
    switch json {
    case .null: type == "null"
    case .bool: type == "boolean"
    case .number: type == "number" || type == "integer" && json.int != nil
    case .string: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }
}
