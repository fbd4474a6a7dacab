import Diagnostics
import Records

extension CheckRule {
  static let variablesAreDefined = CheckRule(
    "A variable is used only after its definition",
    [.M107]
  ) { context in
    let uses = VariableUse.all(in: context.nodes)
    let circles = Circles(of: context)
    return circles.diagnostics(uses, context)
      + uses.compactMap { circles.hold($0) ? nil : problem($0, context) }
  }

  private static func problem(_ use: VariableUse, _ context: CheckContext) -> Diagnostic? {
    let (name, owner) = (use.name, use.owner)
    let names = context.spec.variables.map(\.name)
    let visible = owner.kind == .variable ? names.prefix(owner.index) : names[...]
    guard !visible.contains(name) else { return nil }
    let later = names.firstIndex(of: name)
    let isLater = later != nil
    let unknown = UnknownName(name, among: visible)
    return context.diagnostic(
      .error,
      .M107,
      isLater
        ? "variable \"\(name)\" is used before its definition"
        : "there is no variable \"\(name)\"",
      at: use.pointer,
      of: owner,
      hint: isLater
        ? "Move the definition of \"\(name)\" before \"\(owner.name)\"."
        : unknown.hint ?? "Define it under \"variables\".",
      found: name,
      candidates: isLater ? [] : unknown.candidates,
      fixes: later.map { [moving(from: $0, before: owner)] } ?? unknown.fixes(at: use.pointer)
    )
  }

  private static func moving(from index: Int, before owner: SpecOwner) -> Fix {
    Fix(
      "move its definition before \"\(owner.name)\"",
      grade: .safe,
      patch: FixPatch.move(SpecOwner.Kind.variable.list.appending(index), to: owner.pointer)
    )
  }
}

/// A place that names a variable.
private struct VariableUse {
  let name: String
  let owner: SpecOwner
  let pointer: JSONPointer

  static func all(in nodes: SpecNodes) -> [VariableUse] {
    let inAtoms = nodes.atoms.compactMap { node -> VariableUse? in
      guard case .variable(let name) = node.content.source else { return nil }
      return VariableUse(name: name, owner: node.owner, pointer: node.pointer.appending("var"))
    }
    let inSteps = nodes.steps.flatMap { node in
      node.step.arguments.compactMap { argument -> VariableUse? in
        guard case .variable(let name) = argument.value else { return nil }
        let place = node.pointer.appending(argument.name).appending("var")
        return VariableUse(name: name, owner: node.owner, pointer: place)
      }
    }
    return inAtoms + inSteps
  }
}

/// Variables that need each other.
///
/// Of each knot of them one circle is told, of the variable that is defined first: every other use
/// in the knot has the same cause. A knot with a look-up is the look-up's to tell.
private struct Circles {
  private let knots: [SpecUsage.Knot]
  private let places: [SpecUsage.Thing: Int]

  init(of context: CheckContext) {
    knots = context.usage.knots(of: context.spec.definitions).filter(\.isCircular)
    var places: [SpecUsage.Thing: Int] = [:]
    for (index, knot) in knots.enumerated() {
      for thing in knot.things { places[thing] = index }
    }
    self.places = places
  }

  func hold(_ use: VariableUse) -> Bool {
    guard let place = places[.variable(use.name)] else { return false }
    return place == places[SpecUsage.thing(use.owner)]
  }

  func diagnostics(_ uses: [VariableUse], _ context: CheckContext) -> [Diagnostic] {
    knots.compactMap { knot in
      guard knot.firstLookup == nil, let first = knot.things.first,
        let circle = context.usage.circle(from: first),
        let use = uses.first(where: {
          SpecUsage.thing($0.owner) == first && .variable($0.name) == circle[1]
        })
      else { return nil }
      let way = SpecUsage.drawing(circle)
      let others = knot.things.count - (circle.count - 1)
      return context.diagnostic(
        .error,
        .M107,
        "the variable \"\(first.name)\" needs its own value: \(way)",
        at: use.pointer,
        of: use.owner,
        hint: "Make one of them of the record alone."
          + (others > 0 ? " \(others) more need each other in the same knot." : ""),
        found: way
      )
    }
  }
}
