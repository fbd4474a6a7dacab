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
    let mending = mending(entry, misfit, of: map, at: pointer)
    return context.diagnostic(
      .warning,
      .M308,
      "the source never has \(entry.from.text()), which \"\(map.name)\" lists: \(misfit.reason)",
      at: pointer.appending("from"),
      hint: mending.hint,
      found: entry.from.text(),
      expected: texts.isEmpty ? nil : "one of " + CheckContext.list(texts),
      fixes: mending.fixes
    )
  }

  /// The entry under the name that was probably meant; without it only where none is near, or the
  /// map lists that already.
  private static func mending(
    _ entry: ValueMap.Entry,
    _ misfit: ConstantMisfit,
    of map: ValueMap,
    at pointer: JSONPointer
  ) -> (hint: String, fixes: [Fix]) {
    let listed = Set(map.entries.map { map.key($0.from) })
    func writing(_ value: JSON, _ grade: Fix.Grade) -> Fix {
      let patch = FixPatch.replace(pointer.appending("from"), with: value)
      return Fix("write \(value.text())", grade: grade, patch: patch)
    }
    // What a blank was to become, nothing becomes any more.
    let grade: Fix.Grade = misfit.kind == .blank ? .changesMeaning : .likely
    let removal = Fix("remove the entry", grade: grade, patch: FixPatch.remove(pointer))
    // A map needs an entry.
    let removals = map.entries.count > 1 ? [removal] : []
    if misfit.kind == .blank {
      let hint = "Use the step \"default\" for a value that is missing, and remove the entry."
      return (hint, removals)
    }
    if let corrected = misfit.corrected {
      return listed.contains(map.key(corrected))
        ? ("Remove the entry: \(corrected.text()) is listed.", removals)
        : ("Write \(corrected.text()).", [writing(corrected, .likely)])
    }
    let near = misfit.near.filter { !listed.contains(map.key(.string($0))) }
    guard let nearest = near.first, nearest == misfit.near.first
    else { return ("Remove the entry.", removals) }
    let hint = "Write " + near.map { "\"\($0)\"" }.listed("or") + "."
    return (hint, [writing(.string(nearest), .changesMeaning)])
  }
}
