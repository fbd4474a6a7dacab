import Records

/// Checks a document against the keywords that the answer schemas use.
struct SchemaCheck {
  private let root: JSON

  init(_ schema: JSON) { root = schema }

  /// One line for each place that does not fit.
  func problems(in document: JSON) -> [String] { check(document, root, "") }

  private func check(_ json: JSON, _ schema: JSON, _ place: String) -> [String] {
    if let name = schema["$ref"]?.string?.split(separator: "/").last {
      return check(json, root["$defs"]?[String(name)] ?? .null, place)
    }
    if let options = schema["anyOf"]?.array {
      let fits = options.contains { check(json, $0, place).isEmpty }
      return fits ? [] : ["\(place): fits no alternative: \(json.text())"]
    }
    var problems: [String] = []
    let types = schema["type"]?.array?.compactMap(\.string) ?? [schema["type"]?.string ?? ""]
    if !types.contains(Self.type(json)) {
      problems.append("\(place): \(Self.type(json)) instead of \(types)")
    }
    if let values = schema["enum"]?.array, !values.contains(json) {
      problems.append("\(place): \(json.text()) is none of the words")
    }
    if let items = schema["items"] {
      for (index, item) in (json.array ?? []).enumerated() {
        problems += check(item, items, place + "/\(index)")
      }
    }
    return problems + members(of: json, schema, place)
  }

  private func members(of json: JSON, _ schema: JSON, _ place: String) -> [String] {
    guard let properties = schema["properties"]?.object, let object = json.object else { return [] }
    var problems = (schema["required"]?.array ?? []).compactMap(\.string)
      .filter { object[$0] == nil }.map { "\(place): \($0) is missing" }
    for member in object.members {
      if let inner = properties[member.name] {
        problems += check(member.value, inner, place + "/" + member.name)
      } else {
        problems.append("\(place): \(member.name) is unknown")
      }
    }
    return problems
  }

  private static func type(_ json: JSON) -> String {
    switch json {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}
