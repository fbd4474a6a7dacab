import Diagnostics
import Records

extension CheckRule {
  static let valueMapEntriesCanOccur = CheckRule(
    "Every entry of a value map starts from a value that can occur",
    [.M308]
  ) { context in
    context.spec.valueMaps.enumerated().flatMap { index, map -> [Diagnostic] in
      let uses = uses(of: map, context)
      let list = JSONPointer(["value_maps", String(index), "entries"])
      return map.entries.enumerated().compactMap { position, entry in
        let misfits = uses.lazy.map { $0.misfit(of: entry.from, ignoringCase: map.caseInsensitive) }
        guard let first = uses.first, let misfit = misfits.first ?? nil,
          misfits.allSatisfy({ $0 != nil })
        else { return nil }
        let pointer = list.appending(position)
        return unreachable(entry, misfit, of: map, first, at: pointer, context)
      }
    }
  }

  /// What the map can meet, at each step that uses it.
  private static func uses(of map: ValueMap, _ context: CheckContext) -> [PossibleValues] {
    context.nodes.steps.compactMap { node in
      guard node.step.function == "map_value", case .constant(let name) = node.step["map"],
        name.string == map.name
      else { return nil }
      return PossibleValues(of: node.input.element ?? node.input, context)
    }
  }

  private static func unreachable(
    _ entry: ValueMap.Entry,
    _ misfit: ConstantMisfit,
    of map: ValueMap,
    _ values: PossibleValues,
    at pointer: JSONPointer,
    _ context: CheckContext
  ) -> Diagnostic {
    let texts = misfit.kind == .option ? values.texts ?? [] : []
    let fix = fix(misfit, of: map, pointer)
    return context.diagnostic(
      .warning,
      .M308,
      "the source never has \(entry.from.text()), which \"\(map.name)\" lists: \(misfit.reason)",
      at: pointer.appending("from"),
      hint: misfit.corrected.map { "Write \($0.text())." }
        ?? NearestNames.hint(for: entry.from.string ?? "", in: texts) ?? "Remove the entry.",
      found: entry.from.text(),
      expected: texts.isEmpty ? nil : "one of " + CheckContext.list(texts),
      fixes: [fix].compactMap { $0 }
    )
  }

  private static func fix(
    _ misfit: ConstantMisfit,
    of map: ValueMap,
    _ entry: JSONPointer
  ) -> Fix? {
    guard let corrected = misfit.corrected,
      !map.entries.contains(where: { map.key($0.from) == map.key(corrected) })
    else {
      // A map needs an entry.
      guard map.entries.count > 1 else { return nil }
      return Fix("remove the entry", grade: .likely, patch: FixPatch.remove(entry))
    }
    return Fix(
      "write \(corrected.text())",
      grade: .likely,
      patch: FixPatch.replace(entry.appending("from"), with: corrected)
    )
  }
}
