import Diagnostics
import Records

extension CheckRule {
  static let namesAreUnique = CheckRule("Every identifier and every name is given once", [.M105]) {
    context in
    let spec = context.spec
    let groups = [
      Group(what: "value map", places: [("value_maps", spec.valueMaps.map(\.name))]),
      Group(what: "look-up", places: [("lookups", spec.lookups.map(\.name))]),
      Group(what: "variable", places: [("variables", spec.variables.map(\.name))]),
      Group(what: "test", canRename: true, places: [("tests", spec.tests.map(\.name))]),
      Group(
        what: "filter or rule",
        key: "id",
        canRename: true,
        places: [("filters", spec.filters.map(\.id)), ("rules", spec.rules.map(\.id))]
      ),
      Group(
        what: "sentence or assumption",
        key: "id",
        places: [
          ("description", spec.description.map(\.id)), ("assumptions", spec.assumptions.map(\.id)),
        ]
      ),
    ]
    var found: [Diagnostic] = []
    for group in groups {
      var seen: Set<String> = []
      for place in group.places {
        for (index, name) in place.names.enumerated() where !seen.insert(name).inserted {
          let pointer = JSONPointer([place.list, String(index), group.key])
          found.append(
            context.diagnostic(
              .error,
              .M105,
              "there are two of \(group.what) \"\(name)\"",
              at: pointer,
              hint: "Give the second one a name of its own.",
              found: name,
              fixes: group.fixes(renaming: name, at: pointer)
            )
          )
        }
      }
    }
    return found
  }

  /// Things of which no two have the same name.
  private struct Group {
    let what: String
    var key = "name"
    /// Whether the second of a name can get another: where nothing in the spec uses it by its name
    /// to compute a value or to cite it.
    var canRename = false
    let places: [(list: String, names: [String])]

    func fixes(renaming name: String, at pointer: JSONPointer) -> [Fix] {
      guard canRename else { return [] }
      let names = Set(places.flatMap(\.names))
      // "r3" is followed by the next free "r4", and "no e-mail" by "no e-mail 2".
      let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let number = Int(name.suffix(digits)) ?? 1
      let stem = digits > 0 ? String(name.dropLast(digits)) : name + (key == "name" ? " " : "_")
      guard number < Self.numberMax else { return [] }
      let free = (number + 1...number + 1 + names.count).lazy.map { stem + String($0) }
        .first { !names.contains($0) }
      return [free].compactMap(\.self).map { other in
        Fix(
          "call it \"\(other)\"",
          grade: .likely,
          patch: FixPatch.replace(pointer, with: .string(other))
        )
      }
    }

    private static let numberMax = 1_000_000
  }
}
