import Diagnostics
import Records

extension CheckRule {
  static let requiredTargetsHaveRules = CheckRule(
    "Every field the target requires has a rule",
    [.M401]
  ) { context in
    let written = Set(context.spec.rules.map(\.target))
    let missing = context.target.ownFields.filter {
      context.isRequired($0) && !written.contains($0.name)
    }
    return missing.map { field in
      let near = sources(for: field, context)
      return context.diagnostic(
        .error,
        .M401,
        "\(field.name) is required on \(context.target.object), and no rule writes it",
        at: JSONPointer(["rules"]),
        hint: near.isEmpty
          ? "Add a rule for \(field.name), with a constant where the source has nothing for it."
          : "Add a rule that reads " + near.map { "\"\($0.name)\"" }.joined(separator: " or ")
            + ".",
        expected: field.drawing,
        candidates: near.map(\.candidate),
        fixes: [
          context.ask(
            "\(field.label) is required. Where does it come from?",
            options: near.map(\.name) + ["A fixed value"],
            because: context.spec.description.prefix(1).map { Because($0.id, quote: $0.text) }
          )
        ]
      )
    }
  }

  /// Source fields whose name or label is like the target's.
  private static func sources(for field: CatalogField, _ context: CheckContext) -> [CatalogField] {
    func near(_ name: String) -> [CatalogField] {
      context.candidates(for: name, in: context.source, fitting: { field.takes(.of($0.type)) })
        .fields
    }
    let (byName, byLabel) = (near(field.name), near(field.label))
    return Array((byName + byLabel.filter { !byName.contains($0) }).prefix(5))
  }
}
