import Diagnostics
import Records

extension CheckRule {
  static let valueMapsCoverTheSource = CheckRule(
    "A value map that fails on unlisted values lists every option it can meet",
    [.M306]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard node.step.function == "map_value", case .constant("error") = node.step["unlisted"],
        case .constant(let name) = node.step["map"],
        let index = context.spec.valueMaps.firstIndex(where: { $0.name == name.string })
      else { return nil }
      let map = context.spec.valueMaps[index]
      let input = node.input
      guard let rest = map.uncovered(of: input)?.filter({ !$0.isRetired }), !rest.isEmpty
      else { return nil }
      return context.diagnostic(
        .note,
        .M306,
        "the value map \"\(map.name)\" does not list \(rest.count) of"
          + " \(input.values?.count { !$0.isRetired } ?? 0) options: such records are invalid",
        at: node.pointer,
        of: node.owner,
        hint: "Add entries for them, or say \"else\" instead of \"unlisted\".",
        found: CheckContext.list(rest.map(\.text))
      )
    }
  }
}
