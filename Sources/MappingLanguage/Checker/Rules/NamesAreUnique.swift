import Diagnostics
import Records

extension CheckRule {
  static let namesAreUnique = CheckRule("Every identifier and every name is given once", [.M105]) {
    context in
    let spec = context.spec
    let groups: [(what: String, key: String, places: [(list: String, names: [String])])] = [
      ("value map", "name", [("value_maps", spec.valueMaps.map(\.name))]),
      ("look-up", "name", [("lookups", spec.lookups.map(\.name))]),
      ("variable", "name", [("variables", spec.variables.map(\.name))]),
      ("test", "name", [("tests", spec.tests.map(\.name))]),
      (
        "filter or rule", "id",
        [
          ("filters", spec.filters.map(\.id)), ("rules", spec.rules.map(\.id)),
        ]
      ),
      (
        "sentence or assumption", "id",
        [
          ("description", spec.description.map(\.id)), ("assumptions", spec.assumptions.map(\.id)),
        ]
      ),
    ]
    var found: [Diagnostic] = []
    for group in groups {
      var seen: Set<String> = []
      for place in group.places {
        for (index, name) in place.names.enumerated() where !seen.insert(name).inserted {
          found.append(
            context.diagnostic(
              .error,
              .M105,
              "there are two of \(group.what) \"\(name)\"",
              at: JSONPointer([place.list, String(index), group.key]),
              hint: "Give the second one a name of its own.",
              found: name
            )
          )
        }
      }
    }
    return found
  }
}
