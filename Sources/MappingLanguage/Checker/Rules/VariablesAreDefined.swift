import Diagnostics
import Records

extension CheckRule {
  static let variablesAreDefined = CheckRule(
    "A variable is used only after its definition",
    [.M107]
  ) { context in
    let names = context.spec.variables.map(\.name)
    func problem(_ name: String, _ owner: SpecOwner, at pointer: JSONPointer) -> Diagnostic? {
      let definition = names.firstIndex(of: name)
      let visible = owner.kind == .variable ? names.prefix(owner.index) : names[...]
      guard !visible.contains(name) else { return nil }
      let isLater = definition != nil
      if isLater,
        let circle = context.usage.circle(from: .variable(owner.name), over: .variable(name))
      {
        return circular(circle, names, owner, at: pointer, context)
      }
      let unknown = UnknownName(name, among: visible)
      return context.diagnostic(
        .error,
        .M107,
        isLater
          ? "variable \"\(name)\" is used before its definition"
          : "there is no variable \"\(name)\"",
        at: pointer,
        of: owner,
        hint: isLater
          ? "Move the definition of \"\(name)\" before \"\(owner.name)\"."
          : unknown.hint ?? "Define it under \"variables\".",
        found: name,
        candidates: isLater ? [] : unknown.candidates,
        fixes: isLater ? [] : unknown.fixes(at: pointer)
      )
    }
    let inAtoms = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .variable(let name) = node.content.source else { return nil }
      return problem(name, node.owner, at: node.pointer.appending("var"))
    }
    let inSteps = context.nodes.steps.flatMap { node in
      node.step.arguments.compactMap { argument -> Diagnostic? in
        guard case .variable(let name) = argument.value else { return nil }
        return problem(name, node.owner, at: node.pointer.appending(argument.name).appending("var"))
      }
    }
    return inAtoms + inSteps
  }

  /// Told once, of the variable that is defined first.
  private static func circular(
    _ circle: [SpecUsage.Thing],
    _ names: [String],
    _ owner: SpecOwner,
    at pointer: JSONPointer,
    _ context: CheckContext
  ) -> Diagnostic? {
    let first = names.firstIndex { circle.contains(.variable($0)) }
    guard first == owner.index else { return nil }
    let way = circle.map(\.name).joined(separator: " → ")
    return context.diagnostic(
      .error,
      .M107,
      "the variable \"\(owner.name)\" needs its own value: \(way)",
      at: pointer,
      of: owner,
      hint: "Make one of them of the record alone.",
      found: way
    )
  }
}
