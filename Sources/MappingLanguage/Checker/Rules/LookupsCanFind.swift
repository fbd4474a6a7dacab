import Diagnostics
import Records

extension CheckRule {
  static let lookupsCanFind = CheckRule(
    "A table that a look-up asks has rows, and each of them can be found by some key",
    [.M507]
  ) { context in
    context.spec.lookups.enumerated().flatMap { index, lookup -> [Diagnostic] in
      guard lookup.asksTable, case .success(let table) = context.table(lookup.object),
        let rows = table.keys(of: lookup, most: rowsMax)
      else { return [] }
      let owner = SpecOwner(.lookup, lookup.name, at: index)
      if rows.isEmpty { return [nothingToFind(lookup, table, owner, context)] }
      return lookup.match.indices.compactMap { column in
        let place = owner.pointer.appending("match").appending(column)
        let type = context.types[place.appending("equals")]
        let reach = KeyReach(
          PossibleValues(of: type, context),
          rows.map { ($0.row, $0.values[column]) },
          ignoringCase: lookup.match[column].caseInsensitive
        )
        return reach.isComplete
          ? nil : outOfReach(reach, lookup, column, table, owner, at: place, context)
      }
    }
  }

  /// Of longer tables only so many rows are looked at.
  static let rowsMax = 2_000

  private static func nothingToFind(
    _ lookup: Lookup,
    _ table: WorkspaceTable,
    _ owner: SpecOwner,
    _ context: CheckContext
  ) -> Diagnostic {
    let columns = lookup.match.map { "\"\($0.field)\"" }.listed("and")
    return context.diagnostic(
      .warning,
      .M507,
      table.rows.isEmpty
        ? "\(table.title) has no rows: the look-up \"\(lookup.name)\" finds nothing for any record"
        : "no row of \(table.title) has a value in \(columns): the look-up \"\(lookup.name)\" finds"
          + " nothing for any record",
      at: owner.pointer.appending("object"),
      of: owner,
      hint: "Write the rows, or remove the look-up and what uses it.",
      found: lookup.object
    )
  }

  private static func outOfReach(
    _ reach: KeyReach,
    _ lookup: Lookup,
    _ column: Int,
    _ table: WorkspaceTable,
    _ owner: SpecOwner,
    at place: JSONPointer,
    _ context: CheckContext
  ) -> Diagnostic {
    let match = lookup.match[column]
    let all = table.rows.count > rowsMax ? "the first \(reach.count)" : "\(reach.count)"
    return context.diagnostic(
      .warning,
      .M507,
      "the key of the look-up \"\(lookup.name)\" never is what stands in \"\(match.field)\" in "
        + "\(reach.missed) of \(all) rows of \(table.title), first in row \(reach.first):"
        + " \(reach.reason)",
      at: place,
      of: owner,
      hint: reach.isOfCase
        ? "Say \"case_insensitive\": true."
        : "Write the rows as the key is, or the key as they are.",
      found: match.equals.text,
      fixes: reach.isOfCase
        ? [
          Fix(
            "compare whatever the case",
            grade: .likely,
            patch: FixPatch.add(place.appending("case_insensitive"), true)
          )
        ] : []
    )
  }
}

/// Which rows of a column a key can never be the same as.
///
/// Rows that no value of a field happens to have are a matter of tables that several look-ups ask;
/// they count only where there is no other row.
private struct KeyReach {
  let count: Int
  private(set) var missed = 0
  /// The row of the first that is missed, and why; no value of the table.
  private(set) var first = 0
  private(set) var reason = ""
  /// Whether none would be missed if the case did not matter.
  private(set) var isOfCase = true

  init(_ key: PossibleValues, _ rows: [(row: Int, value: JSON)], ignoringCase: Bool) {
    count = rows.count
    let misfits = rows.compactMap {
      row,
      value -> (row: Int, value: JSON, misfit: ConstantMisfit)? in
      guard let misfit = key.misfit(of: value, ignoringCase: ignoringCase),
        misfit.kind != .type, misfit.kind != .blank, !misfit.isForeign
      else { return nil }
      return (row, value, misfit)
    }
    let told = misfits.count == rows.count ? misfits : misfits.filter { $0.misfit.kind == .form }
    guard let first = told.first else { return }
    missed = told.count
    (self.first, reason) = (first.row, first.misfit.rule)
    isOfCase = told.allSatisfy { key.misfit(of: $0.value, ignoringCase: true) == nil }
  }

  var isComplete: Bool { missed == 0 }
}

extension CheckContext {
  fileprivate func table(_ name: String) -> Result<WorkspaceTable, DiagnosticList>? {
    options.resources.lookupTables[name]
  }
}
