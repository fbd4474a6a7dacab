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
      let lookups = context.spec.lookups.filter { $0.object == wanted }.map(\.name)
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
        expected: wanted
      )
    }
  }
}
