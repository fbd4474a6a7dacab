import Diagnostics
import Records

/// Where a found record's id can go: the target's writable fields that refer to its object.
struct ReferenceTarget {
  let object: String
  private let context: CheckContext
  /// Writable fields that refer to the object.
  let fields: [CatalogField]
  /// Fields that refer to it and cannot be written.
  private let readOnly: [CatalogField]

  init(object: String, _ context: CheckContext) {
    self.object = object
    self.context = context
    let referring = context.target.fields.filter {
      $0.type == .reference && $0.references == object
    }
    fields = referring.filter { context.isWritable($0) }
    readOnly = referring.filter { !context.isWritable($0) }
  }

  /// A rule whose found id has nowhere to go, with the places it could go to.
  func diagnostic(
    _ code: DiagnosticCode,
    _ message: String,
    _ owner: SpecOwner,
    because: [Because]
  ) -> Diagnostic {
    let pointer = owner.pointer.appending("target")
    return context.diagnostic(
      .error,
      code,
      message,
      at: pointer,
      of: owner,
      hint: hint,
      found: context.rules[owner.index].rule.target,
      expected: "a writable field of \(context.target.object) that refers to \(object)",
      candidates: fields.map(\.candidate),
      fixes: fixes(pointer, because)
    )
  }

  /// What to do: the candidates, or how to get one.
  var hint: String {
    if let hint = CheckContext.useHint(Array(fields.prefix(5))) { return hint }
    let target = context.target
    let blocked =
      readOnly.isEmpty
      ? "" : " (\(readOnly.map(\.name).joined(separator: ", ")) is read-only)"
    return "\(target.object) has no writable field that refers to \(object)\(blocked): add such"
      + " a field in \(target.system) and pull the catalog again, or list the sentence under"
      + " not_mapped."
  }

  private func fixes(_ pointer: JSONPointer, _ because: [Because]) -> [Fix] {
    let candidates = fields.prefix(2).map { field in
      Fix(
        "write it to \"\(field.name)\"",
        grade: .likely,
        patch: FixPatch.replace(pointer, with: .string(field.name))
      )
    }
    let target = context.target.object
    let question = context.ask(
      "The \(object) that was found has nowhere to go on \(target). Where should it be written?",
      options: fields.prefix(4).map(\.name) + ["Add a field for it", "Leave it out"],
      because: because
    )
    return candidates + [question]
  }
}
