import Diagnostics
import Records

extension CheckRule {
  static let optionLabelsStandOnOptions = CheckRule(
    "\"option_label\" stands directly on a picklist field of the source",
    [.M316]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard node.step.function == "option_label" else { return nil }
      var isOfText = false
      if let atom = node.directAtom, !atom.asText, case .field(let name) = atom.source {
        guard let field = context.source[name] else { return nil }
        isOfText = field.options.isEmpty
        if field.type == .option || (field.type == .optionSet && node.step.each) { return nil }
      }
      return context.diagnostic(
        .error,
        .M316,
        "\"option_label\" does not stand directly on a picklist field of the source",
        at: node.pointer,
        of: node.owner,
        hint: "Make it the first step after the field, or use \"map_value\".",
        found: node.step.json.text(),
        // What has no options has no labels either: the value stays as it is.
        fixes: isOfText
          ? [Fix("remove the step", grade: .likely, patch: FixPatch.remove(node.pointer))] : []
      )
    }
  }
}
