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
    let steps = Canonical.steps(of: json)
    let defaults = steps.filter { $0["fn"] == "default" }
    let value = Canonical.value(json, steps: steps.filter { $0["fn"] != "default" })
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

  /// Adds what stands in for a missing value, before what gives it its form.
  private mutating func stand(
    in value: inout TypedValue,
    _ fallbacks: [Expression],
    _ context: ValueContext
  ) -> Bool {
    guard !fallbacks.isEmpty else { return true }
    var steps = Canonical.steps(of: value.json)
    var core = Canonical.value(value.json, steps: [])
    if !steps.allSatisfy({ Change.forms.contains($0["fn"]?.string ?? "") }) {
      (core, steps) = (value.json, [])
    }
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
    let steps = Canonical.steps(of: value)
    let settled = steps.map { Change.settling[$0["fn"]?.string ?? ""] }
    let kept = steps.indices.filter { index in
      settled[index] == nil || !settled[(index + 1)...].contains(settled[index])
    }.map { steps[$0] }
    return Canonical.value(value, steps: kept)
  }
}
