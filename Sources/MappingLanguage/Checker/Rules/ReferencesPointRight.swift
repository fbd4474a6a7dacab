import Diagnostics
import Records

extension CheckRule {
  static let referencesPointRight = CheckRule(
    "An id written to a reference is one of the object it refers to",
    [.M305]
  ) { context in
    context.assignments.compactMap { assignment in
      let field = assignment.field
      guard field.type == .reference, let wanted = field.references,
        let found = assignment.type.references, found != wanted
      else { return nil }
      let lookups = context.spec.lookups.map(\.name).filter {
        context.types.lookups[$0]?.references == wanted
      }
      return context.diagnostic(
        .error,
        .M305,
        "\(field.name) refers to \(wanted), and the value is the id of a record of \(found)",
        at: assignment.pointer,
        of: assignment.owner,
        hint: lookups.isEmpty
          ? "Look up a record of \(wanted)."
          : "Use the look-up " + lookups.map { "\"\($0)\"" }.joined(separator: " or ") + ".",
        found: found,
        expected: wanted,
        fixes: lookups.map { name in
          Fix(
            "use the look-up \"\(name)\"",
            grade: lookups.count == 1 ? .likely : .changesMeaning,
            patch: FixPatch.replace(
              assignment.pointer,
              with: ValueExpression(.atom(Atom(.lookup(name)))).json
            )
          )
        } + elsewhere(assignment, found, context)
      )
    }
  }

  /// The fields that refer to the object whose id the value is, where a rule writes it.
  private static func elsewhere(
    _ assignment: Assignment,
    _ object: String,
    _ context: CheckContext
  ) -> [Fix] {
    guard assignment.owner.kind == .rule else { return [] }
    let written = Set(context.spec.rules.map(\.target))
    let fields = ReferenceTarget(object: object, context).fields.filter {
      !written.contains($0.name)
    }
    return fields.prefix(2).map { field in
      Fix(
        "write it to \"\(field.name)\"",
        grade: fields.count == 1 ? .likely : .changesMeaning,
        patch: FixPatch.replace(
          assignment.owner.pointer.appending("target"),
          with: .string(field.name)
        )
      )
    }
  }
}
