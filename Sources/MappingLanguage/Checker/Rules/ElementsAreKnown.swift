import Diagnostics
import Records

extension CheckRule {
  static let elementsAreKnown = CheckRule(
    "The catalog lists the fields of the elements a variable goes through",
    [.M213]
  ) { context in
    context.spec.variables.enumerated().compactMap { index, variable in
      guard case .record(let body) = variable.body, let each = body.each else { return nil }
      if case .field(let name) = each.source,
        !context.source.contains(name) || !context.source.elementFields(of: name).isEmpty
      {
        return nil
      }
      let owner = SpecOwner(.variable, variable.name, at: index, because: variable.because)
      return context.diagnostic(
        .note,
        .M213,
        "the catalog does not list the fields of an element of \(each.text)",
        at: owner.pointer.appending("each"),
        of: owner,
        hint: "Test the mapping with samples: names of items are checked against nothing else."
      )
    }
  }
}
