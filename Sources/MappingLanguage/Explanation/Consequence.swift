package import Records

/// Something that a mapping does to records and values besides copying them.
package struct Consequence: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Something stands in for a value that is not there or not known.
    case standsIn = "stands_in"
    /// A part of a value, or what the target holds, is lost.
    case loss
    /// What fails counts as empty.
    case countsAsEmpty = "counts_as_empty"
    /// The record is not written, and nobody is asked.
    case skipped
    /// The record waits for a person.
    case held
    /// The record is invalid.
    case refused
    case runStops = "run_stops"
  }

  package var kind: Kind
  /// The rule, filter, variable or look-up: `r8`, `variable score`.
  package var by: String
  /// The field of the target, for a rule.
  package var target: String?
  /// What, and where: `company is empty`.
  package var text: String

  package init(_ kind: Kind, by: String, target: String? = nil, _ text: String) {
    self.kind = kind
    self.by = by
    self.target = target
    self.text = text
  }

  package var json: JSON {
    .members([
      "kind": .string(kind.rawValue), "by": .string(by),
      "target": target.map { .string($0) }, "text": .string(text),
    ])
  }
}
