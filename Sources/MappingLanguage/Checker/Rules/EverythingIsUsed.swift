import Diagnostics
import Records

extension CheckRule {
  static let everythingIsUsed = CheckRule(
    "Every variable, value map and look-up is used",
    [.M705]
  ) { context in
    let spec = context.spec
    let groups = [
      Group("value map", "value_maps", spec.valueMaps.map(\.name)) {
        if case .valueMap(let name) = $0 { name } else { nil }
      },
      Group("look-up", "lookups", spec.lookups.map(\.name)) {
        if case .lookup(let name) = $0 { name } else { nil }
      },
      Group("variable", "variables", spec.variables.map(\.name)) {
        if case .variable(let name) = $0 { name } else { nil }
      },
    ]
    return groups.flatMap { unused($0, context) }
  }

  /// The things of one kind that a spec defines.
  private struct Group {
    let what: String
    let list: String
    let names: [String]
    /// The name of a thing of this kind.
    let name: (SpecUsage.Thing) -> String?

    init(
      _ what: String,
      _ list: String,
      _ names: [String],
      name: @escaping (SpecUsage.Thing) -> String?
    ) {
      self.what = what
      self.list = list
      self.names = names
      self.name = name
    }
  }

  private static func unused(_ group: Group, _ context: CheckContext) -> [Diagnostic] {
    let used = Set(context.usage.used.compactMap(group.name))
    // Whoever mends an unknown name uses what was meant by it.
    let meant = used.subtracting(group.names)
      .flatMap { UnknownName($0, among: group.names).names }
    let spared = used.union(meant)
    return group.names.enumerated().filter { !spared.contains($0.element) }.map { index, name in
      let pointer = JSONPointer([group.list, String(index)])
      return context.diagnostic(
        .warning,
        .M705,
        "nothing uses the \(group.what) \"\(name)\"",
        at: pointer,
        hint: lookupHint(name, group, context) ?? "Use it, or remove it.",
        found: name,
        fixes: [
          Fix("remove it", grade: .likely, patch: FixPatch.remove(pointer))
        ]
      )
    }
  }

  /// An unused look-up that finds an id usually means that the id has nowhere to go.
  private static func lookupHint(
    _ name: String,
    _ group: Group,
    _ context: CheckContext
  )
    -> String?
  {
    guard group.list == "lookups", let object = context.types.lookups[name]?.references
    else { return nil }
    return ReferenceTarget(object: object, context).hint
  }
}
