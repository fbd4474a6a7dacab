import Records

/// What a part of a mapping means, without what does not matter: its identifier, its reasons, and
/// the order of tests, listed values and matched fields.
enum PartForm {
  static func of(_ rule: Rule, in spec: MappingSpec) -> JSON {
    var explicit = rule
    explicit.onError = rule.onError ?? spec.defaults.onError
    explicit.onNull = rule.onNull ?? spec.defaults.onNull
    explicit.write = spec.fillsOnly(rule) ? .ifEmpty : .always
    return bare(explicit.json)
  }

  static func of(_ part: JSON) -> JSON { bare(part) }

  private static func bare(_ part: JSON) -> JSON {
    var object = part.object ?? JSONObject()
    for name in ["id", "because"] { object[name] = nil }
    return ordered(.object(object))
  }

  private static func ordered(_ json: JSON) -> JSON {
    switch json {
    case .null, .bool, .number, .string: return json
    case .array(let items): return .array(items.map(ordered))
    case .object(let object):
      var inner = JSONObject(
        object.members.map { JSONObject.Member($0.name, ordered($0.value)) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      )
      let isTest = inner["op"] != nil
      for name in ["all", "any", "match"] {
        if let items = inner[name]?.array { inner[name] = .array(sorted(items)) }
      }
      // One test alone holds under all as under any.
      if let only = inner["any"], only.array?.count == 1 {
        inner["any"] = nil
        inner["all"] = only
      }
      if isTest, let items = inner["arg"]?.array { inner["arg"] = .array(sorted(items)) }
      return .object(inner)
    }
  }

  private static func sorted(_ items: [JSON]) -> [JSON] {
    items.map { ($0, $0.text()) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}
