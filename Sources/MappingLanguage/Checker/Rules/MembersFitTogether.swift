import Diagnostics
import Records

extension CheckRule {
  static let membersFitTogether = CheckRule(
    "The members of a combination are of types that go together",
    [.M301]
  ) { context in
    context.nodes.values.flatMap { node -> [Diagnostic] in
      switch node.content.head {
      case .atom, .test: return []
      case .concat(let atoms, _, _):
        return unfit(atoms, "concat", node, context, wanting: .text) { $0.isTextual }
      case .calc(let calculation, let atoms, _):
        let wanted: FieldType = calculation == .daysBetween ? .date : .dec
        let wrong = unfit(atoms, "of", node, context, wanting: wanted, takes: calculation.takes)
        if !wrong.isEmpty { return wrong }
        return calculation == .daysBetween
          ? notTwo(atoms, node, context) : mixed(places(atoms, "of", node), context, node)
      case .coalesce(let atoms):
        return mixed(places(atoms, "coalesce", node), context, node)
      case .list(let atoms):
        return mixed(places(atoms, "list", node), context, node, elements: true)
      case .choice(let arms, _):
        let values = arms.indices.map {
          node.pointer.appending("case").appending($0).appending("value")
        }
        return mixed(values + [node.pointer.appending("else")], context, node)
      }
    }
  }

  private typealias ValueNode = SpecNodes.Node<ValueExpression>

  private static func places(_ atoms: [Atom], _ key: String, _ node: ValueNode) -> [JSONPointer] {
    atoms.indices.map { node.pointer.appending(key).appending($0) }
  }

  /// Members that the combination cannot take at all.
  private static func unfit(
    _ atoms: [Atom],
    _ key: String,
    _ node: ValueNode,
    _ context: CheckContext,
    wanting wanted: FieldType,
    takes: (FieldType) -> Bool
  ) -> [Diagnostic] {
    places(atoms, key, node).compactMap { place in
      let type = context.types[place]
      guard let own = type.type, !takes(own) else { return nil }
      return context.diagnostic(
        .error,
        .M301,
        "a member is \(own.name), and this needs \(wanted.name)",
        at: place,
        of: node.owner,
        hint: context.conversions.advice(from: type, to: wanted)?.hint
          ?? "Leave it out, or convert it.",
        found: own.name,
        expected: wanted.name
      )
    }
  }

  private static func notTwo(
    _ atoms: [Atom],
    _ node: ValueNode,
    _ context: CheckContext
  )
    -> [Diagnostic]
  {
    guard atoms.count != 2 else { return [] }
    return [
      context.diagnostic(
        .error,
        .M301,
        "the days between are counted from one date to one other",
        at: node.pointer.appending("of"),
        of: node.owner,
        hint: "Name two dates.",
        found: "\(atoms.count) members",
        expected: "2 members"
      )
    ]
  }

  /// The first member whose type does not go with those before it.
  private static func mixed(
    _ places: [JSONPointer],
    _ context: CheckContext,
    _ node: ValueNode,
    elements: Bool = false
  ) -> [Diagnostic] {
    var union = InferredType.null
    for place in places {
      var type = context.types[place]
      if elements, let element = type.element { type = element }
      guard let next = union.union(type) else {
        return [
          context.diagnostic(
            .error,
            .M301,
            "\(type.name) stands beside \(union.name)",
            at: place,
            of: node.owner,
            hint: union.type.flatMap { context.conversions.advice(from: type, to: $0) }?.hint
              ?? "Convert one of them.",
            found: type.name,
            expected: union.name
          )
        ]
      }
      union = next
    }
    return []
  }
}
