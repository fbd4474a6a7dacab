import Diagnostics
import Records

extension CheckRule {
  static let lookupsHaveFewStages = CheckRule(
    "A look-up's key needs only look-ups before it, in at most three stages",
    [.M506]
  ) { context in
    let names = context.spec.lookups.map(\.name)
    let knots = context.usage.knots(of: context.spec.definitions).filter(\.isCircular)
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
      let thing = SpecUsage.Thing.lookup(lookup.name)
      if let knot = knots.first(where: { $0.things.contains(thing) }) {
        // One tells for all that need each other.
        return knot.firstLookup == thing ? needsItself(thing, owner, context) : nil
      }
      if let next = later.first {
        return context.diagnostic(
          .error,
          .M506,
          "the key of \"\(lookup.name)\" needs \"\(next)\", which comes after it",
          at: owner.pointer.appending("match"),
          of: owner,
          hint: "Move \"\(next)\" before it.",
          fixes: names.firstIndex(of: next).map { place in
            let list = SpecOwner.Kind.lookup.list
            return [
              Fix(
                "move \"\(next)\" before it",
                grade: .safe,
                patch: FixPatch.move(list.appending(place), to: list.appending(index))
              )
            ]
          } ?? []
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

  private static func needsItself(
    _ thing: SpecUsage.Thing,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic? {
    guard let circle = context.usage.circle(from: thing) else { return nil }
    let way = SpecUsage.drawing(circle)
    return context.diagnostic(
      .error,
      .M506,
      "the key of \"\(owner.name)\" needs its own result: \(way)",
      at: owner.pointer.appending("match"),
      of: owner,
      hint: "Take the key from the record.",
      found: way
    )
  }
}
