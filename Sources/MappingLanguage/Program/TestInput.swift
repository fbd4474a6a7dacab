import Records

/// A test's input, catalog field names and values, as the record its platform would send.
struct TestInput {
  /// `nil` where names are unknown.
  let record: SourceRecord?
  let unknown: [String]

  init(_ input: JSON, of source: Catalog) {
    var tree = JSON.object(JSONObject())
    var unknown: [String] = []
    for member in input.object?.members ?? [] {
      if let field = source[member.name] {
        tree = Self.placing(member.value, at: field.path.names[...], in: tree)
      } else {
        unknown.append(member.name)
      }
    }
    self.unknown = unknown
    let id = input["id"]?.string ?? input["id"]?.number ?? "test"
    record = unknown.isEmpty ? SourceRecord(id: id, json: tree.bytes()) : nil
  }

  private static func placing(
    _ value: JSON,
    at names: ArraySlice<String>,
    in tree: JSON
  ) -> JSON {
    guard let name = names.first else { return value }
    var object = tree.object ?? JSONObject()
    object[name] = placing(value, at: names.dropFirst(), in: object[name] ?? .object(JSONObject()))
    return .object(object)
  }
}
