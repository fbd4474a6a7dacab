import Records

/// A value of a spec's document and where it stands.
struct SpecPlace {
  let json: JSON
  let pointer: JSONPointer

  /// What kind of JSON stands here, for messages.
  var kind: String {
    switch json {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The beginning of what stands here, for messages.
  var drawing: String {
    let text = json.text()
    return text.utf8.count > Self.drawingMax ? text.prefix(Self.drawingMax) + "…" : text
  }

  private static let drawingMax = 300
}

/// An object of the document whose keys have been checked.
struct SpecMembers {
  let object: JSONObject
  let pointer: JSONPointer

  /// The member of that name, or `nil` where it is left out.
  subscript(name: String) -> SpecPlace? {
    object[name].map { SpecPlace(json: $0, pointer: pointer.appending(name)) }
  }
}
