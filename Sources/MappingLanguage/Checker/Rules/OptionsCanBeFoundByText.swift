import Diagnostics
import Records

extension CheckRule {
  static let optionsCanBeFoundByText = CheckRule(
    "No text means two options of a field that \"to_option\" searches",
    [.M315]
  ) { context in
    context.nodes.steps.compactMap { node in
      guard node.step.function == "to_option", let field = field(of: node, context),
        let clash = clash(in: field.activeOptions)
      else { return nil }
      return context.diagnostic(
        .error,
        .M315,
        "\"\(clash.text)\" means two options of \(field.name): \"\(clash.first)\" and"
          + " \"\(clash.second)\"",
        at: node.pointer,
        of: node.owner,
        hint: "Use a value map and \"map_value\" instead.",
        found: clash.text
      )
    }
  }

  private static func field(of node: SpecNodes.StepNode, _ context: CheckContext) -> CatalogField? {
    if case .constant(let name) = node.step["target"], let name = name.string {
      return context.target[name]
    }
    guard node.owner.kind == .rule else { return nil }
    return context.rules[node.owner.index].field
  }

  /// A text that is the value of two options, the label of two, or the value of one and the label
  /// of another.
  private static func clash(
    in options: [FieldOption]
  )
    -> (text: String, first: String, second: String)?
  {
    var byValue: [String: String] = [:]
    for option in options {
      let key = CaseMapping.folded(option.value)
      if let first = byValue[key] { return (option.value, first, option.value) }
      byValue[key] = option.value
    }
    var byLabel: [String: String] = [:]
    for option in options {
      let key = CaseMapping.folded(option.label)
      if let first = byValue[key] {
        if first != option.value { return (option.label, first, option.value) }
        continue
      }
      if let first = byLabel[key] { return (option.label, first, option.value) }
      byLabel[key] = option.value
    }
    return nil
  }
}
