import Records

/// The JSON Schema of a catalog, from the very keys that are read.
enum CatalogSchema {
  static let json: JSON = {
    var root = object(CatalogKey.catalog)
    root.members.insert(
      contentsOf: [
        JSONObject.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSONObject.Member("$id", "urn:crosswalk:schema:catalog"),
        JSONObject.Member("title", "A catalog: the fields of one object of a system"),
      ],
      at: 0
    )
    return .object(root)
  }()

  private static func object(_ keys: [CatalogKey]) -> JSONObject {
    JSONObject([
      JSONObject.Member("type", "object"),
      JSONObject.Member("required", .strings(keys.filter(\.isNeeded).map(\.name))),
      JSONObject.Member(
        "properties",
        .object(JSONObject(keys.map { JSONObject.Member($0.name, value($0)) }))
      ),
    ])
  }

  private static func value(_ key: CatalogKey) -> JSON {
    var schema = form(key.kind)
    schema["description"] = .string(key.meaning)
    return .object(schema)
  }

  private static func form(_ kind: CatalogKey.Kind) -> JSONObject {
    func typed(_ name: String) -> JSONObject {
      JSONObject([JSONObject.Member("type", .string(name))])
    }
    func list(_ items: JSONObject) -> JSONObject {
      JSONObject([
        JSONObject.Member("type", "array"), JSONObject.Member("items", .object(items)),
      ])
    }
    func words(_ words: [String]) -> JSONObject {
      JSONObject([JSONObject.Member("enum", .strings(words))])
    }
    switch kind {
    case .text: return typed("string")
    case .flag: return typed("boolean")
    case .whole: return typed("integer")
    case .fields: return list(object(CatalogKey.field))
    case .word(let allowed): return words(allowed)
    case .words(let allowed): return list(words(allowed))
    case .type:
      let names = FieldType.names.joined(separator: "|")
      return JSONObject([
        JSONObject.Member("type", "string"),
        JSONObject.Member("pattern", .string("^(list<)*(\(names))>*$")),
      ])
    case .options:
      return list(
        JSONObject([
          JSONObject.Member(
            "anyOf",
            [["type": "string"], .object(object(CatalogKey.option))]
          )
        ])
      )
    }
  }
}
