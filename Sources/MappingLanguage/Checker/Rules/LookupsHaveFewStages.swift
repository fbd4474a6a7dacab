import Diagnostics
import Records

extension CheckRule {
  static let lookupsHaveFewStages = CheckRule(
    "A look-up's key needs only look-ups before it, in at most three stages",
    [.M506]
  ) { context in
    let names = context.spec.lookups.map(\.name)
    var stages: [String: Int] = [:]
    return context.spec.lookups.enumerated().compactMap { index, lookup in
      let needed = context.usage.reach(from: .lookup(lookup.name))
        .compactMap { thing -> String? in
          guard case .lookup(let name) = thing else { return nil }
          return name
        }
        .filter { $0 != lookup.name && names.contains($0) }
      let later = needed.filter { stages[$0] == nil }.sorted()
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      let stage = (needed.compactMap { stages[$0] }.max() ?? 0) + 1
      stages[lookup.name] = stage
      if needsItself(lookup, context) || !later.isEmpty {
        return context.diagnostic(
          .error,
          .M506,
          later.isEmpty
            ? "the key of \"\(lookup.name)\" needs its own result"
            : "the key of \"\(lookup.name)\" needs \"\(later[0])\", which comes after it",
          at: owner.pointer.appending("match"),
          of: owner,
          hint: later.isEmpty
            ? "Take the key from the record." : "Move \"\(later[0])\" before it."
        )
      }
      guard stage > stagesMax else { return nil }
      return context.diagnostic(
        .error,
        .M506,
        "\"\(lookup.name)\" is asked in stage \(stage)",
        at: owner.pointer.appending("match"),
        of: owner,
        hint: "Take its key from the record, or from an earlier look-up.",
        found: "stage \(stage)",
        expected: "at most \(stagesMax) stages"
      )
    }
  }

  private static let stagesMax = 3

  private static func needsItself(_ lookup: Lookup, _ context: CheckContext) -> Bool {
    lookup.match.contains { match in
      switch match.equals.source {
      case .lookup(let name): name == lookup.name
      case .variable(let name):
        context.usage.reach(from: .variable(name)).contains(.lookup(lookup.name))
      case .field, .constant, .run, .current, .item: false
      }
    }
  }
}
