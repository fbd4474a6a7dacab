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
