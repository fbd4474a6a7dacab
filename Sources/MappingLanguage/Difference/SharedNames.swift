import Records

/// A mapping in which what is shared has the names it has in another mapping.
///
/// A variable, look-up or value map that goes while the same one comes under another name was
/// renamed; what uses it means the same.
struct SharedNames {
  private(set) var before: MappingSpec
  private(set) var renamed: [String] = []

  private static let sections = ["value_maps", "lookups", "variables"]

  init(from before: MappingSpec, to after: MappingSpec) {
    self.before = before
    let wanted = after.json
    // Variables use look-ups, and each other: renaming one may make two others the same.
    while let (section, old, new) = Self.pair(self.before.json, wanted),
      let spec = try? MappingSpec(
        json: Self.renaming(old, to: new, of: section, in: self.before.json),
        source: before.id
      )
    {
      self.before = spec
      renamed.append("\(old) → \(new)")
    }
  }

  private static func pair(_ before: JSON, _ after: JSON) -> (String, String, String)? {
    for section in sections {
      let old = before[section]?.array ?? []
      let new = after[section]?.array ?? []
      let oldNames = Set(old.compactMap { $0["name"]?.string })
      let newNames = Set(new.compactMap { $0["name"]?.string })
      for part in old {
        guard let name = part["name"]?.string, !newNames.contains(name) else { continue }
        let same = new.first { other in
          !oldNames.contains(other["name"]?.string ?? "") && body(other) == body(part)
        }
        if let other = same?["name"]?.string { return (section, name, other) }
      }
    }
    return nil
  }

  private static func body(_ part: JSON) -> JSON {
    var object = part.object ?? JSONObject()
    object["name"] = nil
    object["because"] = nil
    return .object(object)
  }

  private static func renaming(
    _ old: String,
    to new: String,
    of section: String,
    in document: JSON
  ) -> JSON {
    var object = document.object ?? JSONObject()
    for index in object.members.indices {
      let member = object.members[index]
      if member.name == section {
        object.members[index].value = .array(
          (member.value.array ?? []).map { part in
            guard part["name"]?.string == old, case .object(var named) = part else { return part }
            named["name"] = .string(new)
            return .object(named)
          }
        )
      }
      guard ["lookups", "variables", "filters", "rules"].contains(member.name) else { continue }
      object.members[index].value = using(
        old,
        new,
        key: section == "variables" ? "var" : section == "lookups" ? "lookup" : "map",
        in: object.members[index].value
      )
    }
    return .object(object)
  }

  private static func using(_ old: String, _ new: String, key: String, in json: JSON) -> JSON {
    switch json {
    case .null, .bool, .number, .string: return json
    case .array(let items): return .array(items.map { using(old, new, key: key, in: $0) })
    case .object(var object):
      let isStep = object["fn"] != nil
      for index in object.members.indices {
        let member = object.members[index]
        if member.name == key, member.value.string == old, key != "map" || isStep {
          object.members[index].value = .string(new)
        } else if member.name != "const" {
          object.members[index].value = using(old, new, key: key, in: member.value)
        }
      }
      return .object(object)
    }
  }
}
