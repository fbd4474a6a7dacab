import Diagnostics
import Records

extension CheckRule {
  static let targetsAreWritable = CheckRule(
    "Every field that is written can be written by the operation",
    [.M204]
  ) { context in
    context.spec.rules.enumerated().compactMap { index, rule in
      guard let field = context.target[rule.target], !context.isWritable(field) else { return nil }
      let owner = context.owner(ofRule: index)
      let operation = context.spec.target.operation.rawValue
      let message =
        "\(field.name) of \(context.target.object) cannot be written by \(operation)"
        + reason(field)
      let type = context.types[owner.pointer.appending("value")]
      if let object = type.references ?? field.references, field.type == .reference {
        return ReferenceTarget(object: object, context).diagnostic(
          .M204,
          message,
          owner,
          because: rule.because
        )
      }
      let near = context.candidates(for: field.name, in: context.target) {
        context.isWritable($0) && $0.type == field.type
      }
      return context.diagnostic(
        .error,
        .M204,
        message,
        at: owner.pointer.appending("target"),
        of: owner,
        hint: CheckContext.useHint(near) ?? "Remove the rule and say why under not_mapped.",
        found: field.name,
        expected: CheckContext.drawing(near)
      )
    }
  }

  private static func reason(_ field: CatalogField) -> String {
    switch (field.writableOnCreate, field.writableOnUpdate) {
    case (false, false): ": it is read-only"
    case (true, false): ": it can be set only when a record is created"
    case (false, true): ": it can be set only on records that exist"
    case (true, true): ""
    }
  }
}
