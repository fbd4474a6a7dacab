import Records

/// What new sentences do to a value that the mapping has.
extension MappingDraft {
  /// A value the mapping has, changed; a default stays the last step.
  mutating func present(
    _ json: JSON,
    _ fallbacks: [Expression],
    _ changes: [Change],
    _ context: ValueContext
  ) -> TypedValue? {
    var value = json
    let steps = Canonical.steps(of: json)
    let defaults = steps.filter { $0["fn"] == "default" }
    value = Canonical.value(value, steps: steps.filter { $0["fn"] != "default" })
    let field = value["field"]?.string.flatMap { source[$0] }
    let isPlain = Canonical.steps(of: value).isEmpty
    var typed = TypedValue(
      json: value,
      type: isPlain && field != nil ? field?.type ?? .text : context.target.type,
      field: isPlain ? field : nil
    )
    if json["as"] == "text" { typed.type = .text }
    for change in changes {
      guard apply(change, to: &typed, context) else { return nil }
    }
    typed.json = Self.withoutRepeats(typed.json)
    guard stand(in: &typed, fallbacks, context) else { return nil }
    typed.json = Canonical.adding(defaults, to: typed.json)
    return typed
  }

  /// Adds what stands in for a missing value, before whatever is done to it.
  private mutating func stand(
    in value: inout TypedValue,
    _ fallbacks: [Expression],
    _ context: ValueContext
  ) -> Bool {
    guard !fallbacks.isEmpty else { return true }
    let steps = Canonical.steps(of: value.json)
    let core = Canonical.value(value.json, steps: [])
    var members = core["coalesce"]?.array ?? [atom(core, context)]
    for fallback in fallbacks {
      guard let compiled = compiled(fallback, context) else { return false }
      let member = atom(compiled, context)
      if !members.contains(member) { members.append(member) }
    }
    guard members.count > 1 else { return true }
    let all: JSON = ["coalesce": .array(members)]
    value = TypedValue(json: Canonical.value(all, steps: steps), type: context.target.type)
    return true
  }

  /// Of two steps that each replace what the other one does, the last counts.
  private static func withoutRepeats(_ value: JSON) -> JSON {
    let replacing: Set<String> = ["truncate", "normalize_phone", "lower", "upper", "to_country"]
    let steps = Canonical.steps(of: value)
    let kept = steps.enumerated().filter { index, step in
      let name = step["fn"]?.string ?? ""
      return !replacing.contains(name) || !steps[(index + 1)...].contains { $0["fn"] == step["fn"] }
    }.map(\.element)
    return Canonical.value(value, steps: kept)
  }
}
