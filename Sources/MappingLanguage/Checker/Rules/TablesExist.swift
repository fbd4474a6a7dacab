import Diagnostics
import Records

extension CheckRule {
  static let tablesExist = CheckRule("Every value map and look-up that is used exists", [.M108]) {
    context in
    let maps = context.spec.valueMaps.map(\.name)
    let lookups = context.spec.lookups.map(\.name)
    func problem(
      _ what: String,
      _ name: String,
      among names: [String],
      _ owner: SpecOwner,
      at pointer: JSONPointer
    ) -> Diagnostic? {
      guard !names.contains(name) else { return nil }
      let list = what == "look-up" ? "lookups" : "value_maps"
      return context.diagnostic(
        .error,
        .M108,
        "there is no \(what) \"\(name)\"",
        at: pointer,
        of: owner,
        hint: NearestNames.hint(for: name, in: names) ?? "Define it under \"\(list)\".",
        found: name
      )
    }
    let inSteps = context.nodes.steps.compactMap { node -> Diagnostic? in
      guard let signature = context.signature(of: node.step),
        let parameter = signature.parameters.first(where: { $0.kind == .valueMap }),
        case .constant(let value) = node.step[parameter.name], let name = value.string
      else { return nil }
      let pointer = node.pointer.appending(parameter.name)
      return problem("value map", name, among: maps, node.owner, at: pointer)
    }
    let inAtoms = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .lookup(let name) = node.content.source else { return nil }
      let pointer = node.pointer.appending("lookup")
      return problem("look-up", name, among: lookups, node.owner, at: pointer)
    }
    return inSteps + inAtoms
  }
}
