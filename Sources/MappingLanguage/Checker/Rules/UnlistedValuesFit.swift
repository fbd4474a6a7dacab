import Diagnostics
import Records

extension CheckRule {
  static let unlistedValuesFit = CheckRule(
    "What a value map makes of an unlisted value has the type of its entries",
    [.M307, .M310]
  ) { context in
    var maps: [String: MapType] = [:]
    for (index, map) in context.spec.valueMaps.enumerated() where maps[map.name] == nil {
      maps[map.name] = MapType(of: map, at: index)
    }
    return context.nodes.steps.compactMap { node in
      guard node.step.function == "map_value", case .constant(let name) = node.step["map"],
        let map = name.string.flatMap({ maps[$0] }), !map.type.isUnknown
      else { return nil }
      return misfit(of: node, map.map, map.type, context)
    }
  }

  private static func misfit(
    of node: SpecNodes.StepNode,
    _ map: ValueMap,
    _ type: InferredType,
    _ context: CheckContext
  ) -> Diagnostic? {
    if case .constant(let otherwise) = node.step["else"] {
      let pointer = node.pointer.appending("else")
      let constant = InferredType.constant(otherwise, at: pointer)
      guard !constant.isUnknown, type.union(constant) == nil else { return nil }
      return context.diagnostic(
        .error,
        .M310,
        "\"else\" is \(constant.name), and the entries of \"\(map.name)\" are \(type.name)",
        at: pointer,
        of: node.owner,
        hint: "Write \"else\" as \(type.name), or null.",
        found: otherwise.text(),
        expected: type.name
      )
    }
    let input = node.step.each ? node.input.element ?? .unknown : node.input
    guard case .constant("keep") = node.step["unlisted"], !input.isUnknown,
      type.union(input) == nil, map.uncovered(of: input)?.isEmpty != true
    else { return nil }
    return context.diagnostic(
      .error,
      .M307,
      "an unlisted value stays \(input.name), and the entries of \"\(map.name)\" are \(type.name)",
      at: node.pointer.appending("unlisted"),
      of: node.owner,
      hint: "Say with \"else\" what an unlisted value becomes.",
      found: input.name,
      expected: type.name
    )
  }
}
