import Diagnostics
import Records

extension CheckRule {
  static let valueMapEntriesAreSound = CheckRule(
    "The entries of a value map start from different values and lead to one type",
    [.M307]
  ) { context in
    context.spec.valueMaps.enumerated().flatMap { index, map in
      let entries = JSONPointer(["value_maps", String(index), "entries"])
      return duplicates(map, entries, context) + mixedTypes(map, entries, context)
    }
  }

  private static func duplicates(
    _ map: ValueMap,
    _ entries: JSONPointer,
    _ context: CheckContext
  ) -> [Diagnostic] {
    var first: [JSON: Int] = [:]
    return map.entries.enumerated().compactMap { position, entry in
      let from = map.key(entry.from)
      guard let earlier = first[from] else {
        first[from] = position
        return nil
      }
      let isSame = map.entries[earlier].to == entry.to
      let pointer = entries.appending(position)
      return context.diagnostic(
        .error,
        .M307,
        "the value map \"\(map.name)\" lists \(entry.from.text()) twice",
        at: pointer.appending("from"),
        hint: isSame ? "Remove the second entry." : "Decide which of the two values it becomes.",
        found: entry.json.text(),
        fixes: [
          Fix(
            "keep the first entry",
            grade: isSame ? .safe : .changesMeaning,
            patch: FixPatch.remove(pointer)
          )
        ]
      )
    }
  }

  private static func mixedTypes(
    _ map: ValueMap,
    _ entries: JSONPointer,
    _ context: CheckContext
  ) -> [Diagnostic] {
    var union = InferredType.null
    for (position, entry) in map.entries.enumerated() {
      let pointer = entries.appending(position).appending("to")
      var type = InferredType.constant(entry.to, at: pointer)
      // Only the type counts here: a set of thousands would be copied for each of them.
      type.values = nil
      guard let next = union.union(type) else {
        return [
          context.diagnostic(
            .error,
            .M307,
            "the value map \"\(map.name)\" leads to \(union.name) and to \(type.name)",
            at: pointer,
            hint: "Write every \"to\" as \(union.name).",
            found: entry.to.text(),
            expected: union.name
          )
        ]
      }
      union = next
    }
    return []
  }
}

extension ValueMap.Entry {
  var json: JSON { ["from": from, "to": to] }
}
