import Diagnostics
import Records

extension CheckRule {
  static let everythingIsUsed = CheckRule(
    "Every variable, value map and look-up is used",
    [.M705]
  ) { context in
    let spec = context.spec
    let things: [(what: String, list: String, all: [(name: String, thing: SpecUsage.Thing)])] = [
      ("value map", "value_maps", spec.valueMaps.map { ($0.name, .valueMap($0.name)) }),
      ("look-up", "lookups", spec.lookups.map { ($0.name, .lookup($0.name)) }),
      ("variable", "variables", spec.variables.map { ($0.name, .variable($0.name)) }),
    ]
    return things.flatMap { group in
      group.all.enumerated().compactMap { index, item -> Diagnostic? in
        guard !context.usage.used.contains(item.thing) else { return nil }
        let pointer = JSONPointer([group.list, String(index)])
        return context.diagnostic(
          .warning,
          .M705,
          "nothing uses the \(group.what) \"\(item.name)\"",
          at: pointer,
          hint: hint(item, context),
          found: item.name,
          fixes: [
            Fix("remove it", grade: .likely, patch: FixPatch.remove(pointer))
          ]
        )
      }
    }
  }

  /// An unused look-up that finds an id usually means that the id has nowhere to go.
  private static func hint(
    _ item: (name: String, thing: SpecUsage.Thing),
    _ context: CheckContext
  )
    -> String
  {
    guard case .lookup = item.thing,
      let object = context.types.lookups[item.name]?.references
    else { return "Use it, or remove it." }
    return ReferenceTarget(object: object, context).hint
  }
}
