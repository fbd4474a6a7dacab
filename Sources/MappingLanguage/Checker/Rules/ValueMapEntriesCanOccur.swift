import Diagnostics
import Records

extension CheckRule {
  static let valueMapEntriesCanOccur = CheckRule(
    "Every entry of a value map starts from a value that can occur",
    [.M308]
  ) { context in
    context.spec.valueMaps.enumerated().flatMap { index, map -> [Diagnostic] in
      guard let values = inputs(of: map, context) else { return [] }
      let known = Set(values.map { map.key($0.value) })
      return map.entries.enumerated().compactMap { position, entry in
        guard !known.contains(map.key(entry.from)) else { return nil }
        return unreachable(entry, of: map, values, at: (index, position), context)
      }
    }
  }

  /// The values the map can meet; `nil` where they are not a closed set.
  private static func inputs(of map: ValueMap, _ context: CheckContext) -> [PossibleValue]? {
    var all: [PossibleValue] = []
    for node in context.nodes.steps where node.step.function == "map_value" {
      guard case .constant(let name) = node.step["map"], name.string == map.name else { continue }
      guard let values = node.input.values,
        values.allSatisfy({ isClosed($0, context) })
      else { return nil }
      all += values
    }
    return all.isEmpty ? nil : all
  }

  private static func isClosed(_ value: PossibleValue, _ context: CheckContext) -> Bool {
    guard let field = value.sourceField else { return true }
    return context.source[field]?.restricted ?? context.target[field]?.restricted ?? false
  }

  private static func unreachable(
    _ entry: ValueMap.Entry,
    of map: ValueMap,
    _ values: [PossibleValue],
    at place: (map: Int, entry: Int),
    _ context: CheckContext
  ) -> Diagnostic {
    let pointer = JSONPointer([
      "value_maps", String(place.map), "entries", String(place.entry), "from",
    ])
    let field = values.lazy.compactMap(\.sourceField).first.flatMap { context.source[$0] }
    let byLabel = field?.activeOptions.first {
      $0.label.lowercased() == entry.from.string?.lowercased()
    }
    let near = NearestNames.hint(for: entry.from.string ?? "", in: values.map(\.text))
    return context.diagnostic(
      .warning,
      .M308,
      "the source never has \(entry.from.text()), which \"\(map.name)\" lists",
      at: pointer,
      hint: byLabel.map { "Use the option's value \"\($0.value)\"." } ?? near
        ?? "Remove the entry.",
      found: entry.from.text(),
      expected: "one of " + CheckContext.list(values.map(\.text)),
      fixes: fixes(byLabel, of: map, pointer)
    )
  }

  private static func fixes(_ option: FieldOption?, of map: ValueMap, _ from: JSONPointer) -> [Fix]
  {
    guard let option,
      !map.entries.contains(where: { map.key($0.from) == map.key(.string(option.value)) })
    else {
      // A map needs an entry.
      guard map.entries.count > 1 else { return [] }
      let entry = JSONPointer(Array(from.tokens.dropLast()))
      return [Fix("remove the entry", grade: .likely, patch: FixPatch.remove(entry))]
    }
    return [
      Fix(
        "use the option's value \"\(option.value)\"",
        grade: .likely,
        patch: FixPatch.replace(from, with: .string(option.value))
      )
    ]
  }
}
