import Diagnostics
import Records

/// How large a spec may be; what is beyond is M106.
package enum SpecLimits {
  package static let rulesMax = 500
  package static let variablesMax = 500
  package static let filtersMax = 500
  package static let lookupsMax = 100
  /// In one pipeline.
  package static let stepsMax = 20
  /// In one `case`.
  package static let armsMax = 50
  /// In one value map.
  package static let mapEntriesMax = 10_000
  /// All constants together, value maps aside.
  package static let constantBytesMax = 64 * 1024

  /// One diagnostic for every limit that is exceeded.
  static func excesses(
    of spec: MappingSpec,
    _ nodes: SpecNodes,
    source: String
  ) -> [Diagnostic] {
    var excesses: [Diagnostic] = []
    func check(_ count: Int, _ max: Int, _ things: String, _ pointer: String, _ hint: String) {
      guard count > max else { return }
      excesses.append(
        Diagnostic(
          .error,
          .M106,
          "\(count) \(things) are more than the language allows",
          at: Location(source, pointer: pointer),
          hint: hint,
          found: String(count),
          expected: "at most \(max)"
        )
      )
    }
    check(spec.rules.count, rulesMax, "rules", "/rules", "Split the mapping in two.")
    let split = "Split the mapping in two."
    check(spec.variables.count, variablesMax, "variables", "/variables", split)
    check(spec.filters.count, filtersMax, "filters", "/filters", split)
    check(spec.lookups.count, lookupsMax, "look-ups", "/lookups", split)
    for (index, map) in spec.valueMaps.enumerated() {
      check(
        map.entries.count,
        mapEntriesMax,
        "map entries",
        "/value_maps/\(index)/entries",
        "Put the table into a workspace file and use a look-up."
      )
    }
    for node in nodes.values {
      guard case .choice(let arms, _) = node.content.head else { continue }
      check(
        arms.count,
        armsMax,
        "case arms",
        node.pointer.appending("case").description,
        "Use a value map."
      )
    }
    for node in nodes.pipelines {
      check(
        node.content,
        stepsMax,
        "steps",
        node.pointer.description,
        "Put the first steps into a variable."
      )
    }
    check(
      constantBytes(nodes),
      constantBytesMax,
      "bytes of constants",
      "",
      "Put long texts and lists into value maps or a look-up table."
    )
    return excesses
  }

  private static func constantBytes(_ nodes: SpecNodes) -> Int {
    var count = 0
    for node in nodes.atoms {
      if case .constant(let value) = node.content.source { count += value.bytes().count }
    }
    for node in nodes.steps {
      for argument in node.step.arguments {
        if case .constant(let value) = argument.value { count += value.bytes().count }
      }
    }
    for node in nodes.tests {
      if case .constant(let value) = node.content.argument { count += value.bytes().count }
    }
    return count
  }
}
