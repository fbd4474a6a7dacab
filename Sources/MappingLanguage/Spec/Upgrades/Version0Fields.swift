import Records

/// Which target fields of a document of version 0 are written from what.
struct Version0Fields {
  /// What the variables read, all the way down.
  private var variables: [String: Set<String>] = [:]
  /// The targets of the rules and what each reads, in order.
  private var rules: [(target: String, reads: Set<String>)] = []

  init(_ document: JSON) {
    // A variable reads only earlier ones.
    for variable in document["variables"]?.array ?? [] {
      guard let name = variable["name"]?.string else { continue }
      variables[name] = reads(of: variable["value"])
    }
    for rule in document["rules"]?.array ?? [] {
      guard let target = rule["target"]?.string else { continue }
      rules.append((target, reads(of: rule["value"])))
    }
  }

  /// The target of the first rule that reads something the condition looks at.
  func target(of condition: JSON?) -> String? {
    let wanted = reads(of: condition)
    return rules.first { !$0.reads.isDisjoint(with: wanted) }?.target
  }

  /// The source fields and look-ups that a value or a condition reads.
  private func reads(of value: JSON?) -> Set<String> {
    switch value {
    case .null, .bool, .number, .string, nil: return []
    case .array(let items): return items.reduce(into: []) { $0.formUnion(reads(of: $1)) }
    case .object(let object):
      var found: Set<String> = []
      for member in object.members {
        switch (member.name, member.value.string) {
        case ("field", let name?): found.insert("field \(name)")
        case ("lookup", let name?): found.insert("look-up \(name)")
        case ("var", let name?): found.formUnion(variables[name] ?? [])
        default: found.formUnion(reads(of: member.value))
        }
      }
      return found
    }
  }
}
