package import Records

/// One part of a mapping that another mapping does not have, or has otherwise.
package struct MappingChange: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case added
    case removed
    case changed
  }

  /// What kind of part it is, in the order of the screen.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case sentence
    case assumption
    case source
    case target
    case catalog
    case `default`
    case valueMap = "value map"
    case table
    case lookup = "look-up"
    case variable
    case filter
    case rule
    case notMapped = "not mapped"
    case question
    case test
    case `case`
  }

  package var kind: Kind
  package var part: Part
  /// The target field of a rule, the name or identifier of anything else.
  package var name: String
  /// What stood there, a line each, as a review shows it.
  package var before: [String]
  package var after: [String]
  /// The words behind what stands there now, or stood there before it was removed.
  package var because: [Because]

  package init(
    _ part: Part,
    _ name: String,
    before: [String] = [],
    after: [String] = [],
    because: [Because] = []
  ) {
    kind = before.isEmpty ? .added : after.isEmpty ? .removed : .changed
    self.part = part
    self.name = name
    self.before = before
    self.after = after
    self.because = because
  }

  package var json: JSON {
    .members([
      "kind": .string(kind.rawValue),
      "part": .string(part.rawValue),
      "name": .string(name),
      "before": before.isEmpty ? nil : .strings(before),
      "after": after.isEmpty ? nil : .strings(after),
      "because": because.isEmpty ? nil : .array(because.map(\.json)),
    ])
  }
}
