import Diagnostics
import Records

extension CheckRule {
  static let targetsAreWritable = CheckRule(
    "Every field that is written can be written by the operation",
    [.M204]
  ) { context in
    context.rules.compactMap { node in
      guard let field = node.field, !context.isWritable(field) else { return nil }
      let operation = context.spec.target.operation.rawValue
      let message =
        "\(field.name) of \(context.target.object) cannot be written by \(operation)"
        + reason(field)
      if let object = node.type.references ?? field.references, field.type == .reference {
        return ReferenceTarget(object: object, context).diagnostic(
          .M204,
          message,
          node.owner,
          because: node.rule.because
        )
      }
      let near = context.candidates(for: field.name, in: context.target) {
        context.isWritable($0) && $0.type == field.type
      }
      return context.diagnostic(
        .error,
        .M204,
        message,
        at: node.owner.pointer.appending("target"),
        of: node.owner,
        hint: near.hint ?? "Remove the rule and say why under not_mapped.",
        found: field.name,
        candidates: near.fields.map(\.candidate)
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
