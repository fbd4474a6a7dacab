import Diagnostics
import Records

extension CheckRule {
  static let lookupsAreAllowed = CheckRule(
    "A look-up stands outside \"each\", asks an end of the mapping or a table of the workspace, and says what it does with none and with many",
    [.M505]
  ) { context in
    let inside = context.nodes.atoms.compactMap { node -> Diagnostic? in
      guard case .lookup(let name) = node.content.source, node.isInsideEach else { return nil }
      return context.diagnostic(
        .error,
        .M505,
        "the look-up \"\(name)\" is used for every element of a list",
        at: node.pointer,
        of: node.owner,
        hint: "Use it outside \"each\": how much a record asks must not depend on its data.",
        found: name
      )
    }
    let policies = context.spec.lookups.enumerated().flatMap { index, lookup in
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      return policyProblems(lookup).map { problem in
        context.diagnostic(
          .error,
          .M505,
          problem.message,
          at: owner.pointer.appending(problem.key),
          of: owner,
          hint: problem.hint,
          fixes: [
            Fix(
              "say \"\(problem.word)\"",
              grade: lookup.returns == "found" ? .likely : .changesMeaning,
              patch: FixPatch.replace(
                owner.pointer.appending(problem.key),
                with: .string(problem.word)
              )
            )
          ]
        )
      }
    }
    return inside + policies + elsewhere(context)
  }

  /// A run asks the two platforms it stands between, and the workspace's own tables.
  private static func elsewhere(_ context: CheckContext) -> [Diagnostic] {
    let ends = [context.spec.source.system, context.spec.target.system]
    return context.spec.lookups.enumerated().compactMap { index, lookup in
      guard !(ends + [WorkspaceTable.system]).contains(lookup.system) else { return nil }
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      let place = owner.pointer.appending("system")
      return context.diagnostic(
        .error,
        .M505,
        "the look-up \"\(lookup.name)\" asks \(lookup.system), which is neither end of the mapping",
        at: place,
        of: owner,
        hint: NearestNames.hint(for: lookup.system, in: ends)
          ?? "Ask \(ends.joined(separator: " or ")), or a table of the workspace.",
        found: lookup.system,
        candidates: Candidate.list(ends + [WorkspaceTable.system]),
        fixes: UnknownName(lookup.system, among: ends + [WorkspaceTable.system]).fixes(at: place)
      )
    }
  }

  /// A policy that a look-up cannot have.
  private struct PolicyProblem {
    let key: String
    let message: String
    let hint: String
    /// The nearest word that it can have.
    let word: String
  }

  private static func policyProblems(_ lookup: Lookup) -> [PolicyProblem] {
    var problems: [PolicyProblem] = []
    let asksWhether = lookup.returns == "found"
    if asksWhether != (lookup.onNone == .no) {
      problems.append(
        PolicyProblem(
          key: "on_none",
          message: asksWhether
            ? "a look-up that returns \"found\" gives false where nothing is found"
            : "only a look-up that returns \"found\" gives false",
          hint: asksWhether ? "Say \"on_none\": \"false\"." : "Say null or error.",
          word: (asksWhether ? Lookup.OnNone.no : .null).rawValue
        )
      )
    }
    if asksWhether != (lookup.onMany == .yes) {
      problems.append(
        PolicyProblem(
          key: "on_many",
          message: asksWhether
            ? "a look-up that returns \"found\" gives true where several are found"
            : "only a look-up that returns \"found\" gives true",
          hint: asksWhether
            ? "Say \"on_many\": \"true\"." : "Say null, error or first_by_id.",
          word: (asksWhether ? Lookup.OnMany.yes : .error).rawValue
        )
      )
    }
    if lookup.onNone == .create {
      problems.append(
        PolicyProblem(
          key: "on_none",
          message: "nothing says that \(lookup.object) may be created",
          hint: "Say null or error; records of \(lookup.object) need a mapping of their own.",
          word: Lookup.OnNone.null.rawValue
        )
      )
    }
    return problems
  }
}
