package import Records

extension JSON {
  /// The same document with the members of every object in the order of the canonical form.
  package var inCanonicalOrder: JSON {
    switch self {
    case .null, .bool, .number, .string: return self
    case .array(let items): return .array(items.map(\.inCanonicalOrder))
    case .object(let object):
      let members = object.members.map {
        JSONObject.Member($0.name, $0.value.inCanonicalOrder)
      }
      return .object(
        JSONObject(members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
      )
    }
  }
}
