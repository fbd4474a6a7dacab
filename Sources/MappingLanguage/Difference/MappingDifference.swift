package import Records

/// In what two mappings mean something else, part by part.
///
/// Another order, other identifiers, or a policy written out that holds anyway, are no difference;
/// nor is a variable, look-up or value map under another name. Rules are compared by the field that
/// they write.
package struct MappingDifference: Hashable, Sendable {
  /// In the order of the parts, and of the mappings in them.
  package private(set) var changes: [MappingChange] = []
  /// The target fields whose rules do the same for other reasons.
  package private(set) var otherReasons: [String] = []
  /// What the mappings are called where only that differs, as `a → b`.
  package private(set) var renamed: [String]

  /// Whether they mean the same.
  package var isEmpty: Bool { changes.isEmpty }

  /// `cases`: those beside the mappings, where those of both are known.
  package init(
    from before: MappingSpec,
    to after: MappingSpec,
    cases: (before: [SpecTest], after: [SpecTest]) = ([], [])
  ) {
    let names = SharedNames(from: before, to: after)
    renamed = names.renamed
    let pair = PartPair(before: names.before, after: after)
    changes =
      pair.sentences + pair.assumptions + pair.ends + pair.defaults + pair.valueMaps
      + pair.lookups + pair.variables + pair.filters
    let rules = pair.rules
    changes += rules.changes + pair.notMapped + pair.questions + pair.tests
    changes += pair.changes(.case, cases.before, cases.after)
    otherReasons = rules.otherReasons
  }

  /// Adds what differs outside of the mappings, such as tables that they ask.
  package mutating func add(_ change: MappingChange) { changes.append(change) }

  package var json: JSON {
    [
      "changes": .array(changes.map(\.json)),
      "other_reasons": .strings(otherReasons),
      "renamed": .strings(renamed),
    ]
  }
}
