import Diagnostics
import Records

extension CheckRule {
  static let elementsAreKnown = CheckRule(
    "A variable goes through a list of records, whose fields the catalog lists",
    [.M213, .M301]
  ) { context in
    context.spec.variables.enumerated().compactMap { index, variable in
      guard case .record(let body) = variable.body, let each = body.each else { return nil }
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      let place = owner.pointer.appending("each")
      let type = context.types[place]
      if !type.isUnknown, type.type != .list(.record) {
        return noList(each, type, at: place, owner, context)
      }
      if case .field(let name) = each.source,
        !context.source.contains(name) || !context.source.elementFields(of: name).isEmpty
      {
        return nil
      }
      return context.diagnostic(
        .note,
        .M213,
        "the catalog does not list the fields of an element of \(each.text)",
        at: place,
        of: owner,
        hint: "Test the mapping with samples: names of items are checked against nothing else."
      )
    }
  }

  private static func noList(
    _ each: Atom,
    _ type: InferredType,
    at place: JSONPointer,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    let lists = context.source.ownFields.filter { $0.type == .list(.record) }
    return context.diagnostic(
      .error,
      .M301,
      "\"each\" goes through a list of records, and \(each.text) is \(type.name)",
      at: place,
      of: owner,
      hint: CheckContext.useHint(Array(lists.prefix(Candidate.most)))
        ?? "Leave out \"each\" where one record is meant.",
      found: type.name,
      expected: FieldType.list(.record).name,
      candidates: lists.prefix(Candidate.most).map(\.candidate)
    )
  }
}
