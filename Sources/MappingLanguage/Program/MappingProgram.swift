package import Records

/// A spec made ready to run: names have become places, and every step is prepared.
///
/// Immutable, shared by any number of ``MappingWorker``s.
package final class MappingProgram: Sendable {
  /// What ``RecordOutcome/dropped(by:)`` names where the operation is `update` and the destination
  /// has no such record.
  package static let updateOnly = "update_only"
  /// Most elements that a list may have which `each` goes through, or a value or a step makes.
  package static let elementsMax = 1000
  /// Most stages of look-ups.
  package static let lookupStagesMax = 3

  package let spec: MappingSpec
  package let source: Catalog
  package let target: Catalog
  /// Source fields that are read, by their catalog names, in the order of their first use.
  package let sourceFields: [String]
  /// Where each of them sits in a record.
  package let sourcePaths: [FieldPath]
  /// Target fields whose present value is read, by `current` or by `write: if_empty`.
  package let currentFields: [String]
  /// Whether a run must say for every record what the destination holds.
  package let needsCurrent: Bool
  /// The look-ups by stage: those of stage n may use the answers of all stages before.
  package let lookupStages: [[Lookup]]

  let parts: ProgramParts

  init(
    spec: MappingSpec,
    source: Catalog,
    target: Catalog,
    parts: ProgramParts,
    lookupStages: [[Lookup]]
  ) {
    self.spec = spec
    self.source = source
    self.target = target
    self.parts = parts
    self.lookupStages = lookupStages
    sourceFields = parts.slots.map(\.name)
    sourcePaths = parts.slots.map(\.path)
    currentFields = parts.currents.map(\.name)
    needsCurrent = parts.asksDestination
  }
}
