import Diagnostics
import Records

extension CheckRule {
  static let fieldsAreCurrent = CheckRule("No field that is used is deprecated", [.M203]) {
    context in
    func problem(
      _ field: CatalogField?,
      _ catalog: Catalog,
      _ owner: SpecOwner,
      _ place: @autoclosure () -> JSONPointer
    )
      -> Diagnostic?
    {
      guard let field, field.deprecated else { return nil }
      let place = place()
      let near = FieldReplacement(of: field, in: catalog, context)
      return context.diagnostic(
        .warning,
        .M203,
        "\(field.name) of \(catalog.object) is deprecated",
        at: place,
        of: owner,
        hint: CheckContext.useHint(near.fields)
          ?? "Ask the platform's administrator what replaces it.",
        found: field.name,
        candidates: near.fields.map(\.candidate),
        fixes: near.fix(at: place)
      )
    }
    let read = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .field(let name) = node.content.source else { return nil }
      return problem(
        context.source[name],
        context.source,
        node.owner,
        node.pointer.appending("field")
      )
    }
    let written = context.rules.compactMap { node in
      problem(node.field, context.target, node.owner, node.owner.pointer.appending("target"))
    }
    return read + written
  }
}
